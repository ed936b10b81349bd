import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrate } from "../../prisma/migrate.ts";
import type { ImportLine } from "../../src/domain/import-line.ts";
import type { Target } from "../../src/domain/roster.ts";
import { type OpenStore, openStore } from "../../src/store/open.ts";
import { postgresThere } from "../services.ts";
import { scratchDatabase } from "./scratch.ts";

const now = new Date("2026-11-24T01:30:00.000Z");
const later = new Date("2026-11-25T01:30:00.000Z");

const target = (id: string, more: Partial<Target> = {}): Target => ({
  id,
  code: null,
  name: `示例县${id}小学`,
  type: "primary",
  ownership: "public",
  subject: "事业单位",
  district: "青石学区",
  address: null,
  contact: null,
  phone: null,
  classes: 12,
  creditClass: "B",
  creditIndex: 61.25,
  tags: ["寄宿制"],
  aliases: ["青石小学", "旧校"],
  note: "备'注\"",
  status: "active",
  ...more,
});

describe.each(postgresThere ? (["sqlite", "postgresql"] as const) : (["sqlite"] as const))(
  "%s",
  (provider) => {
    let store: OpenStore;
    let forget: () => Promise<void>;
    beforeAll(async () => {
      const scratch = await scratchDatabase(provider);
      await migrate(scratch.url);
      store = await openStore(scratch.url);
      forget = async () => {
        await store.close();
        await scratch.forget();
      };
    });
    afterAll(() => forget());

    async function staged(lines: Partial<ImportLine>[]) {
      const importId = randomUUID();
      await store.write(async (tx) => {
        await tx.imports.insert({
          id: importId,
          kind: "targets",
          fileName: "a.csv",
          fileHash: "00",
          byId: "p1",
          chatId: "c1",
          state: "applying",
          diff: {},
          createdAt: now,
          closedAt: null,
        });
        await tx.staging.put(
          JSON.stringify(
            lines.map((line, index) => ({
              importId,
              n: index + 1,
              kind: "added",
              subjectId: line.after && "id" in line.after ? line.after.id : null,
              sheet: null,
              row: index + 2,
              name: line.after && "name" in line.after ? line.after.name : null,
              before: null,
              after: null,
              facts: {},
              ...line,
            })),
          ),
        );
      });
      return { importId, kind: "targets" as const, from: 0, to: lines.length };
    }

    it("writes lines as the records they hold, counts what no longer fits, and takes them back", async () => {
      const had = target("S1");
      await store.write((tx) => tx.registry.saveTargets([had], now));
      const changed = { ...had, classes: 15, aliases: [], creditIndex: null };
      const span = await staged([
        { after: target("S2") },
        { kind: "changed", before: had, after: changed, facts: { rev: 1 } },
        { kind: "faulty", facts: { faults: [], cells: ["甲"] } },
      ]);
      const { staging, registry } = store.read;
      expect(await staging.misfits(span)).toBe(0);
      await store.write((tx) => tx.staging.write(span, later));
      expect((await registry.targetsByIds(["S1", "S2"])).sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual([
        changed,
        target("S2"),
      ]);
      expect(await staging.changedSince(span)).toBe(0);
      expect(await staging.inUse(span)).toBe(0);
      // What is written no longer fits what it was staged against.
      expect(await staging.misfits(span)).toBeGreaterThan(0);
      await store.write((tx) => tx.staging.takeBack(span, later));
      expect(await registry.targetsByIds(["S1", "S2"])).toEqual([had]);
    });

    it("sees a record that was changed after the import, and one of the same code added meanwhile", async () => {
      const code = "911301000000000016";
      const span = await staged([{ after: target("S4", { code }) }]);
      await store.write((tx) => tx.registry.saveTargets([target("S5", { code, name: "另一家" })], now));
      expect(await store.read.staging.misfits(span)).toBe(1);
      const other = await staged([{ after: target("S6") }]);
      await store.write((tx) => tx.staging.write(other, later));
      await store.write((tx) => tx.registry.saveTargets([target("S6", { note: "改" })], later));
      expect(await store.read.staging.changedSince(other)).toBe(1);
    });

    it("keeps relations as they were before", async () => {
      const relation = { inspectorId: "R1", targetId: "S1", kind: "worked" as const, until: "2024-08-31" };
      await store.write((tx) => tx.registry.saveRelations([relation]));
      const line = (after: typeof relation, before: typeof relation | null) => ({
        kind: "relation" as const,
        subjectId: `${after.inspectorId}|${after.targetId}|${after.kind}`,
        before,
        after,
      });
      const moved = { ...relation, until: "2025-08-31" };
      const span = await staged([line(moved, relation), line({ ...relation, inspectorId: "R2" }, null)]);
      await store.write((tx) => tx.staging.write({ ...span, kind: "inspectors" }, later));
      expect(await store.read.registry.relations()).toContainEqual(moved);
      await store.write((tx) => tx.staging.takeBack({ ...span, kind: "inspectors" }, later));
      expect(await store.read.registry.relations()).toEqual([relation]);
    });

    it("pages lines by kind, and moves an import on only from the state it was in", async () => {
      const span = await staged([{ after: target("S7") }, { kind: "faulty" }, { kind: "faulty" }]);
      const { staging, imports } = store.read;
      expect((await staging.lines(span.importId, ["faulty"], 2, 5)).map(({ n }) => n)).toEqual([3]);
      const row = await imports.byId(span.importId);
      if (!row) throw new Error("no row");
      await store.write(async (tx) => {
        expect(await tx.staging.advance({ ...row, state: "applied", closedAt: now }, "staged")).toBe(false);
        expect(await tx.staging.advance({ ...row, state: "applied", closedAt: now }, "applying", "ab")).toBe(
          true,
        );
      });
      expect((await imports.byId(span.importId))?.state).toBe("applied");
      expect((await staging.inState("applied")).map(({ id }) => id)).toContain(span.importId);
    });
  },
);
