import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PlanEntry } from "../../src/domain/plan-entry.ts";
import type { Scheme } from "../../src/domain/scheme.ts";
import { postgresThere } from "../services.ts";
import { type Scratch, scratch } from "./scratch.ts";

const at = new Date("2026-11-24T02:00:00.000Z");
const providers = postgresThere ? (["sqlite", "postgresql"] as const) : (["sqlite"] as const);
const parts = { purpose: "甲", matters: "甲", scope: "甲", staffing: "甲", schedule: "甲" };
const scheme = (version: number): Scheme => ({
  ...{ id: `s${version}`, entryId: "e", entryCode: "2026-01", batch: 1, version, state: "draft" },
  data: { ...parts, method: "甲", discipline: "甲" },
  ...{ byId: "p", at, approvedBy: null, approvedAt: null, publishedAt: null },
});

describe.each(providers)("schemes, trainings and tasks on %s", (provider) => {
  let db: Scratch;
  beforeAll(async () => {
    db = await scratch(provider);
  });
  afterAll(() => db.drop());

  it("keep every version of a scheme, newest first, and change one only from the state it was seen in", async () => {
    await db.store.write(async (tx) => {
      await tx.schemes.insert(scheme(1));
      await tx.schemes.insert(scheme(2));
      expect(await tx.schemes.update({ ...scheme(1), state: "replaced" }, "draft")).toBe(true);
      expect(await tx.schemes.update({ ...scheme(1), state: "approved" }, "draft")).toBe(false);
    });
    const { schemes } = db.store.read;
    expect((await schemes.of("2026-01", 1)).map(({ version, state }) => [version, state])).toEqual([
      [2, "draft"],
      [1, "replaced"],
    ]);
    expect(await schemes.byId("s2")).toEqual(scheme(2));
    expect(await schemes.ofEntries(["2026-02"])).toEqual([]);
  });

  it("keep trainings by day, and replace one by its id", async () => {
    const training = {
      ...{ id: "t", day: "2026-03-01", topic: "食堂", trainer: "法规科", hours: 3.5 },
      ...{ attended: ["i1"], skills: ["食品卫生"], byId: "p", at },
    };
    await db.store.write((tx) => tx.trainings.save(training));
    await db.store.write((tx) => tx.trainings.save({ ...training, hours: 2 }));
    const { trainings } = db.store.read;
    expect(await trainings.since("2026-01-01")).toEqual([{ ...training, hours: 2 }]);
    expect(await trainings.byId("t")).toMatchObject({ attended: ["i1"] });
    expect(await trainings.anySince("2026-03-02")).toBe(false);
    expect(await trainings.anySince("2026-03-01")).toBe(true);
  });

  it("keep tasks apart from the plan, with where they stand", async () => {
    const entry: PlanEntry = {
      ...{ id: "2026-L01-v1", code: "2026-L01", version: 1, year: 2026, name: "专项", section: "安全科" },
      ...{ kind: "key", items: ["a"], filter: { targets: ["t1"] }, rates: { "-": { num: 1, den: 1 } } },
      ...{ total: null, weights: [], teamSize: 2, specialty: null, departments: [], creditClassed: false },
      ...{ announced: true, batches: 1, lead: null, partners: [], outOfPlan: true, reason: "转办" },
      ...{ drawFrom: "2026-11-24", drawUntil: "2026-11-30", visitFrom: "2026-12-01" },
      ...{ visitUntil: "2026-12-20", approvedAt: null, publishedAt: null },
    };
    await db.store.write((tx) => tx.tasks.save({ entry, state: "draft" }));
    await db.store.write((tx) => tx.tasks.save({ entry: { ...entry, name: "专项二" }, state: "cancelled" }));
    const { tasks } = db.store.read;
    expect(await tasks.ofYear(2026)).toEqual([{ entry: { ...entry, name: "专项二" }, state: "cancelled" }]);
    expect(await tasks.byId("2026-01-v1")).toBeNull();
    expect(await tasks.items()).toEqual([]);
  });
});
