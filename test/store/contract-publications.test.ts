import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Publication } from "../../src/domain/publication.ts";
import { postgresThere } from "../services.ts";
import { type Scratch, scratch } from "./scratch.ts";

const at = new Date("2026-11-24T02:00:00.000Z");
const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
const providers = postgresThere ? (["sqlite", "postgresql"] as const) : (["sqlite"] as const);

const publication = (version: number, subject = "items"): Publication => ({
  ...{ id: `${subject}-${version}`, kind: "items", subject, version, title: "随机抽查事项清单" },
  content: { kind: "items", bureau: "示例县教育局", items: [], changes: [] },
  ...{ contentHash: String(version).repeat(64), state: "approved", byId: "p", at: later(version) },
  ...{ approvedBy: "q", approvedAt: later(version), address: null, number: null, publishedOn: null },
  ...{ recordedBy: null, recordedAt: null, withdrawnAt: null, withdrawnWhy: null },
});

describe.each(providers)("publications on %s", (provider) => {
  let db: Scratch;
  beforeAll(async () => {
    db = await scratch(provider);
  });
  afterAll(() => db.drop());

  it("keep every version with its content, and move on only from the state they were seen in", async () => {
    const told: Publication = {
      ...publication(1),
      ...{
        state: "published",
        publishedOn: "2026-11-24",
        number: "第 3 号",
        recordedBy: "p",
        recordedAt: at,
      },
    };
    await db.store.write(async ({ publications }) => {
      await publications.insert(publication(1));
      await publications.insert(publication(2));
      expect(await publications.move(told, "approved")).toBe(true);
      expect(await publications.move({ ...told, state: "withdrawn" }, "approved")).toBe(false);
    });
    const { publications } = db.store.read;
    expect(await publications.of("items")).toEqual([told, publication(2)]);
    expect((await publications.all("items")).map(({ version }) => version)).toEqual([2, 1]);
    expect(await publications.all("plan")).toEqual([]);
    expect(await publications.byId("none")).toBeNull();
  });

  it("leave the content as it was frozen, whatever is handed in", async () => {
    const frozen = publication(1, "plan:2026");
    await db.store.write((tx) => tx.publications.insert(frozen));
    const content = { ...frozen.content, bureau: "别的局" };
    await db.store.write((tx) =>
      tx.publications.move({ ...frozen, content, contentHash: "f".repeat(64), title: "改" }, "approved"),
    );
    const kept = await db.store.read.publications.byId(frozen.id);
    expect(kept).toMatchObject({ content: frozen.content, contentHash: frozen.contentHash });
  });

  it("refuse a second version of the same number", async () => {
    await db.store.write((tx) => tx.publications.insert(publication(1, "entry:1")));
    const again = { ...publication(1, "entry:1"), id: "another" };
    await expect(db.store.write((tx) => tx.publications.insert(again))).rejects.toThrow();
  });

  it("let a link in once and in time, and never as a session; a session until it is over", async () => {
    const link = { id: "a".repeat(64), kind: "link" as const, personId: "p", expiresAt: later(10) };
    const session = { id: "b".repeat(64), kind: "session" as const, personId: "p", expiresAt: later(480) };
    await db.store.write(async ({ publications }) => {
      await publications.openKey(link);
      await publications.openKey({ ...link, id: "c".repeat(64) });
      await publications.openKey(session);
    });
    const use = (id: string, now: Date) => db.store.write((tx) => tx.publications.useLink(id, now));
    expect(await use(session.id, at)).toBeNull();
    const both = await Promise.all([use(link.id, later(9)), use(link.id, later(9))]);
    expect(both.filter((personId) => personId === "p")).toHaveLength(1);
    expect(await use("c".repeat(64), later(10))).toBeNull();
    const { publications } = db.store.read;
    expect(await publications.session(link.id, at)).toBeNull();
    expect(await publications.session(session.id, later(479))).toBe("p");
    expect(await publications.session(session.id, later(480))).toBeNull();
  });
});
