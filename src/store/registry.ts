import type { Registry } from "../flows/ports.ts";
import type { Db } from "./db.ts";
import { withLines } from "./listing-index.ts";
import { inspectorOf, relationOf, targetOf } from "./rows.ts";
import { type Columns, upsertRows } from "./upsert.ts";

export const targetColumns = {
  id: "text",
  code: "text",
  name: "text",
  type: "text",
  ownership: "text",
  subject: "text",
  district: "text",
  address: "text",
  contact: "text",
  phone: "text",
  classes: "integer",
  creditClass: "text",
  creditIndex: "real",
  tags: "json",
  aliases: "json",
  note: "text",
  status: "text",
  updatedAt: "date",
  words: "text",
} as const satisfies Columns;

export const inspectorColumns = {
  id: "text",
  name: "text",
  certNumber: "text",
  certUntil: "text",
  section: "text",
  department: "text",
  district: "text",
  specialties: "json",
  leave: "json",
  mobile: "text",
  email: "text",
  tags: "json",
  note: "text",
  status: "text",
  updatedAt: "date",
  words: "text",
} as const satisfies Columns;

export const relationColumns = {
  inspectorId: "text",
  targetId: "text",
  kind: "text",
  until: "text",
} as const satisfies Columns;

export function registry(db: Db): Registry {
  const { client } = db;
  return {
    async targets() {
      return (await client.target.findMany({ orderBy: { id: "asc" } })).map(targetOf);
    },
    async target(id) {
      const row = await client.target.findUnique({ where: { id } });
      return row && targetOf(row);
    },
    async targetNamed(name) {
      for (const where of [{ name }, { name: { contains: name } }]) {
        const [row, another] = await client.target.findMany({ where, take: 2 });
        if (row && !another) return targetOf(row);
      }
      return null;
    },
    async targetsByIds(ids) {
      return (await client.target.findMany({ where: { id: { in: ids } } })).map(targetOf);
    },
    async inspectors() {
      return (await client.inspector.findMany({ orderBy: { id: "asc" } })).map(inspectorOf);
    },
    async inspectorsByIds(ids) {
      return (await client.inspector.findMany({ where: { id: { in: ids } } })).map(inspectorOf);
    },
    async relations() {
      return (await client.relation.findMany()).map(relationOf);
    },
    async stamp() {
      const changes = await client.counter.findMany({ where: { id: { in: ["registry", "work"] } } });
      return changes
        .map(({ id, value }) => `${id} ${value}`)
        .sort()
        .join();
    },
    async targetsAfter(id, limit) {
      const rows = await client.target.findMany({
        where: { id: { gt: id } },
        orderBy: { id: "asc" },
        take: limit,
      });
      return rows.map(targetOf);
    },
    async saveTargets(rows, now) {
      await upsertRows(
        db,
        "Target",
        ["id"],
        targetColumns,
        stamped(await withLines(db, "targets", rows), now),
        { counts: "rev" },
      );
      await changed(db, "registry");
    },
    async saveInspectors(rows, now) {
      await upsertRows(
        db,
        "Inspector",
        ["id"],
        inspectorColumns,
        stamped(await withLines(db, "inspectors", rows), now),
        { counts: "rev" },
      );
      await changed(db, "registry");
    },
    async saveRelations(rows) {
      await upsertRows(db, "Relation", ["inspectorId", "targetId", "kind"], relationColumns, rows);
      await changed(db, "registry");
    },
    async counts() {
      const active = { status: "active" };
      return {
        targets: await client.target.count({ where: active }),
        enterprises: await client.target.count({ where: { ...active, subject: "企业" } }),
        inspectors: await client.inspector.count({ where: active }),
      };
    },
  };
}

const stamped = (rows: object[], updatedAt: Date): object[] => rows.map((row) => ({ ...row, updatedAt }));

/** Counts a change of what pools are made of, in the same transaction. */
export async function changed({ client }: Db, what: "registry" | "work"): Promise<void> {
  const update = { value: { increment: 1 } };
  await client.counter.upsert({ where: { id: what }, create: { id: what, value: 1 }, update });
}
