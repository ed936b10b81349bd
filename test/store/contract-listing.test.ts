import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { gramsOf, piecesOf } from "../../src/domain/listing-words.ts";
import { gapDays } from "../../src/domain/registry-gaps.ts";
import type { Inspector, Target } from "../../src/domain/roster.ts";
import type { Records } from "../../src/flows/ports.ts";
import { READINGS } from "../../src/flows/ports-listing.ts";
import { postgresThere } from "../services.ts";
import { type Scratch, scratch } from "./scratch.ts";

const now = new Date("2026-11-24T02:00:00.000Z");
const longAgo = new Date("2025-11-01T02:00:00.000Z");
const days = gapDays(now, "2026-11-24");
const providers = postgresThere ? (["sqlite", "postgresql"] as const) : (["sqlite"] as const);

const target = (id: string, name: string, over: Partial<Target> = {}): Target => ({
  id,
  code: null,
  name,
  type: "primary",
  ownership: "public",
  subject: "事业单位",
  district: "城关学区",
  address: null,
  contact: null,
  phone: null,
  classes: null,
  creditClass: null,
  creditIndex: null,
  tags: [],
  aliases: [],
  note: null,
  status: "active",
  ...over,
});
const inspector = (id: string, name: string, over: Partial<Inspector> = {}): Inspector => ({
  id,
  name,
  certNumber: `HB-${id}`,
  certUntil: "2028-01-01",
  section: "基础教育科",
  department: null,
  district: null,
  specialties: [],
  leave: [],
  mobile: null,
  email: null,
  tags: [],
  note: null,
  status: "active",
  ...over,
});

describe.each(providers)("the listing on %s", (provider) => {
  let db: Scratch;
  const write = <T>(work: (tx: Records) => Promise<T>) => db.store.write(work);
  const listing = () => db.store.read.listing;
  const search = (words: string, filter: object = {}, kind: "targets" | "inspectors" = "targets") =>
    listing().find(kind, piecesOf({ words, ...filter }), 0, 10);
  beforeAll(async () => {
    db = await scratch(provider);
    await write(async (tx) => {
      await tx.registry.saveTargets(
        [
          target("A", "城关镇第一小学", { code: "100000000000001", tags: ["寄宿"] }),
          target("B", "城关镇第二小学", { aliases: ["东关小学"] }),
          target("C", "单县路幼儿园", { type: "kindergarten", district: "河东学区", status: "inactive" }),
          target("D", "某某培训有限公司", {
            type: "training",
            subject: "企业",
            district: null,
            tags: ["a%b"],
          }),
        ],
        now,
      );
      await tx.registry.saveTargets([target("E", "百分之50%小学", { creditClass: "B" })], longAgo);
      await tx.registry.saveInspectors(
        [
          inspector("I", "单华", { specialties: ["食品安全"] }),
          inspector("J", "李文博", { certUntil: "2026-12-01", specialties: ["财务"] }),
          inspector("K", "王一", { certNumber: null, certUntil: null }),
          inspector("L", "赵二", { certUntil: "2026-11-23", specialties: ["消防"] }),
        ],
        now,
      );
    });
  });
  afterAll(() => db.drop());

  it.each([
    ["第一小学", ["A"]],
    ["cgzdyxx", ["A"]],
    ["城关镇 xx", ["A", "B"]],
    ["东关", ["B"]],
    ["sxl", ["C"]],
    ["100000000000001", ["A"]],
    ["50%", ["E"]],
    ["%", ["D", "E"]],
    ["\\", []],
    ["没有", []],
  ])("finds %j", async (words, ids) => {
    const found = await search(words);
    expect([...found.ids].sort()).toEqual(ids);
    expect(found.total).toBe(ids.length);
  });

  it("narrows by type, district, tag and state, and pages in order of name", async () => {
    expect((await search("", { type: "training" })).ids).toEqual(["D"]);
    expect((await search("", { district: "河东学区" })).ids).toEqual(["C"]);
    expect((await search("", { status: "inactive" })).ids).toEqual(["C"]);
    expect((await search("小学", { tag: "寄宿" })).ids).toEqual(["A"]);
    expect((await search("", { tag: "a_b" })).ids).toEqual([]);
    const all = await listing().find("targets", [], 0, 10);
    const pages = await Promise.all([0, 2, 4, 6].map((skip) => listing().find("targets", [], skip, 2)));
    expect(pages.flatMap(({ ids }) => ids)).toEqual(all.ids);
    expect(pages.map(({ total }) => total)).toEqual([5, 5, 5, 5]);
    expect((await search("sh", {}, "inspectors")).ids).toEqual(["I"]);
  });

  it("knows what comes near", async () => {
    const near = await listing().near("targets", gramsOf("城官镇第一小学"), 3);
    expect(near.map(({ id }) => id)).toContain("A");
    expect(await listing().near("targets", [], 3)).toEqual([]);
  });

  it("counts what is missing by type and district, and lists it", async () => {
    const counts = await listing().targetGaps(days);
    const of = (type: string) => counts.filter((one) => one.type === type);
    expect(of("primary").reduce((sum, { all }) => sum + all, 0)).toBe(3);
    expect(of("primary").reduce((sum, { gaps }) => sum + gaps.code, 0)).toBe(2);
    expect(of("primary").reduce((sum, { gaps }) => sum + gaps.stale, 0)).toBe(1);
    expect(of("training")).toEqual([
      { type: "training", district: null, all: 1, gaps: { code: 1, class: 1, tag: 0, stale: 0 } },
    ]);
    expect(of("kindergarten")).toEqual([]);
    expect(await listing().targetsWith("tag", {}, days, 0, 10)).toEqual({ ids: ["B", "E"], total: 2 });
    expect(
      await listing().targetsWith("code", { district: "城关学区", type: "primary" }, days, 1, 1),
    ).toEqual({
      ids: ["E"],
      total: 2,
    });
    expect(await listing().inspectorGaps(days)).toEqual({
      all: 4,
      gaps: { cert: 1, expired: 1, expiring: 1, unbound: 4, staleInspector: 0 },
    });
    expect((await listing().inspectorsWith("expiring", days, 0, 10)).ids).toEqual(["J"]);
  });

  it("counts each list as long as its number says", async () => {
    const counts = await listing().targetGaps(days);
    for (const gap of ["code", "class", "tag", "stale"] as const) {
      const counted = counts.reduce((sum, { gaps }) => sum + gaps[gap], 0);
      expect((await listing().targetsWith(gap, {}, days, 0, 1)).total, gap).toBe(counted);
    }
  });

  it("says whether somebody with a valid certificate has a specialty", async () => {
    expect(await listing().hasSpecialist("食品安全", "2026-11-24")).toBe(true);
    expect(await listing().hasSpecialist("食品", "2026-11-24")).toBe(false);
    expect(await listing().hasSpecialist("消防", "2026-11-24")).toBe(false);
  });

  it("makes lines for what has none, and anew where a reading has changed, without touching rev", async () => {
    const before = await listing().target("C");
    await write(async (tx) => {
      await tx.settings.set(READINGS, { 单县路: "dxl" });
      expect(await tx.listing.forget("单县路")).toBe(1);
    });
    expect((await search("sxl")).total).toBe(0);
    expect(await write((tx) => tx.listing.index(500))).toBe(1);
    expect(await write((tx) => tx.listing.index(500))).toBe(0);
    expect((await search("dxl")).ids).toEqual(["C"]);
    expect(await listing().target("C")).toEqual(before);
  });

  it("counts revs, and knows whose a code and a certificate are", async () => {
    expect((await listing().target("B"))?.rev).toBe(1);
    await write((tx) => tx.registry.saveTargets([target("B", "城关镇第二小学")], now));
    expect((await listing().target("B"))?.rev).toBe(2);
    expect((await listing().targetWithCode("100000000000001", "B"))?.id).toBe("A");
    expect(await listing().targetWithCode("100000000000001", "A")).toBeNull();
    expect((await listing().inspectorWithCert("HB-I", "J"))?.id).toBe("I");
  });

  it("ends a relation once", async () => {
    const relation = { inspectorId: "I", targetId: "A", kind: "kin" as const, until: null };
    await write((tx) => tx.registry.saveRelations([relation]));
    expect(await listing().relationsOfTarget("A")).toEqual([relation]);
    expect(await write((tx) => tx.listing.removeRelation(relation))).toBe(true);
    expect(await write((tx) => tx.listing.removeRelation(relation))).toBe(false);
  });
});
