import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { WorkCalendar } from "../../src/domain/calendar.ts";
import type { Ctx, PersonCtx } from "../../src/flows/ctx.ts";
import { mapImport } from "../../src/flows/map-import.ts";
import type { Records } from "../../src/flows/ports.ts";
import { beginImport, summaryOf } from "../../src/flows/stage-import.ts";
import { createCheck } from "../../src/import-check-thread.ts";
import { type Importing, startImporting } from "../../src/importing.ts";
import { createLog } from "../../src/log.ts";
import { postgresThere } from "../services.ts";
import { type Scratch, scratch } from "./scratch.ts";

const now = new Date("2026-11-24T02:00:00.000Z");
const providers = postgresThere ? (["sqlite", "postgresql"] as const) : (["sqlite"] as const);
const by = {
  id: "p1",
  openId: "ou_p1",
  name: "张甲",
  mobile: null,
  email: null,
  section: null,
  inspectorId: null,
  active: true,
  roles: [],
};

describe.each(providers)("a kept table on %s", (provider) => {
  let db: Scratch;
  beforeAll(async () => {
    db = await scratch(provider);
    const { roles: _roles, ...person } = by;
    await db.store.write((tx) => tx.people.save(person, now));
  });
  afterAll(() => db.drop());

  const ctxOf = (tx: Records): Ctx => ({
    tx,
    now,
    chance: { id: () => randomUUID(), secret: () => "0".repeat(64) },
    // Importing asks for no working days.
    calendar: {} as WorkCalendar,
    pressed: null,
  });
  const asPerson = (tx: Records): PersonCtx => ({ ...ctxOf(tx), by });
  const start = (): Importing =>
    startImporting({
      store: db.store,
      check: createCheck(null),
      ctxOf,
      usersByContact: async () => new Map(),
      poke: () => {},
      log: createLog({ level: "silent" }),
      maxRows: 1_000,
    });
  const begin = (id: string): Promise<unknown> =>
    db.store.write((tx) =>
      beginImport(asPerson(tx), { id, fileName: `${id}.csv`, fileHash: id, chatId: "oc_1" }),
    );
  const of = async (id: string) => {
    const row = await db.store.read.imports.byId(id);
    if (!row) throw new Error(`no import ${id}`);
    return row;
  };

  it("goes on after a restart from what a person said, unlike a file that was only in memory", async () => {
    const first = start();
    await begin("kept");
    first.take("kept", Buffer.from("甲,乙\n示例县云台书院,青石学区\n示例县黄坡学校,黄坡学区"));
    await first.idle();
    expect(await of("kept")).toMatchObject({ state: "mapping", kind: "targets" });
    await first.stop();

    await db.store.write((tx) =>
      mapImport(asPerson(tx), {
        importId: "kept",
        mapping: { kind: "targets", headerRow: 1, columns: { name: 0, district: 1 } },
      }),
    );
    await begin("lost");
    const second = start();
    await second.idle();
    await second.stop();
    const kept = await of("kept");
    expect(kept.state).toBe("staged");
    expect(summaryOf(kept)).toMatchObject({ rows: 2, counts: { added: 2, faulty: 0 } });
    expect(kept.diff).not.toHaveProperty("mapping");
    expect((await of("lost")).state).toBe("failed");
  });

  it("is taken for one without headers when it is too large to keep", async () => {
    const importing = start();
    await begin("large");
    const noise = Array.from({ length: 990 }, () => `${randomBytes(1_000).toString("hex")},乙`);
    importing.take("large", Buffer.from(["甲,乙", ...noise].join("\n")));
    await importing.idle();
    await importing.stop();
    const row = await of("large");
    expect(row.state).toBe("failed");
    expect(summaryOf(row).reason).toContain("没有找到表头");
  });

  it("is not read by columns it does not have, nor twice", async () => {
    const importing = start();
    await begin("other");
    importing.take("other", Buffer.from("甲,乙\n示例县云台书院,青石学区\n示例县黄坡学校,黄坡学区"));
    await importing.idle();
    await importing.stop();
    const said = (columns: { name?: number; district?: number }, kind = "targets" as const) =>
      db.store.write((tx) =>
        mapImport(asPerson(tx), { importId: "other", mapping: { kind, headerRow: 1, columns } }),
      );
    expect(await said({})).toEqual({ refused: "import.mapNoName", field: "名称" });
    expect(await said({ name: 1, district: 1 })).toEqual({ refused: "import.mapTwice", column: "B 列" });
    expect(await said({ name: 7 })).toEqual({ refused: "import.mapOutdated" });
    expect(await said({ name: 0 })).toEqual({ mapped: true });
    expect(await said({ name: 0 })).toEqual({ refused: "import.checking" });
  });
});
