import type { ImportLine } from "../domain/import-line.ts";
import type { LineSpan, Staging } from "../flows/ports-imports.ts";
import type { Db } from "./db.ts";
import { changed, inspectorColumns, relationColumns, targetColumns } from "./registry.ts";
import { importOf, inspectorOf, jsonOf, nullableJson, relationOf, toJson } from "./rows.ts";
import { type Columns, instant, upsertRows } from "./upsert.ts";

const lineColumns = {
  importId: "text",
  n: "integer",
  kind: "text",
  subjectId: "text",
  sheet: "text",
  row: "integer",
  name: "text",
  before: "json",
  after: "json",
  facts: "json",
} as const satisfies Columns;

const q = (name: string): string => `"${name}"`;

export function staging(db: Db): Staging {
  const { client, provider } = db;
  const sqlite = provider === "sqlite";
  const lineOf = (row: object): ImportLine => jsonOf(row);
  const run = (sql: string, ...values: unknown[]) => client.$executeRawUnsafe(numbered(sql), ...values);
  const count = async (sql: string, ...values: unknown[]): Promise<number> => {
    const [row] = await client.$queryRawUnsafe<{ n: number | bigint }[]>(numbered(sql), ...values);
    return Number(row?.n ?? 0);
  };
  /** PostgreSQL numbers its places. */
  const numbered = (sql: string): string => {
    let place = 0;
    return sqlite ? sql : sql.replace(/\?/g, () => `$${++place}`);
  };
  const span = (alias: string): string =>
    `${alias}."importId" = ? AND ${alias}."n" > ? AND ${alias}."n" <= ?`;
  const of = ({ importId, from, to }: LineSpan) => [importId, from, to];
  const table = (kind: LineSpan["kind"]) => (kind === "targets" ? "Target" : "Inspector");
  const rev = sqlite ? `json_extract(l."facts", '$.rev')` : `(l."facts"->>'rev')::int`;
  const field = (side: "before" | "after", name: string): string =>
    sqlite ? `json_extract(l."${side}", '$.${name}')` : `l."${side}"->>'${name}'`;

  /** Inserts or replaces records from one side of the lines. */
  async function put(
    into: string,
    key: string[],
    columns: Columns,
    side: "before" | "after",
    kinds: string,
    where: LineSpan,
    now: Date | null,
  ): Promise<void> {
    const names = Object.keys(columns).filter((name) => name !== "updatedAt" && name !== "words");
    const values = names.map((name) => (sqlite ? field(side, name) : `r.${q(name)}`));
    const from = sqlite
      ? `"ImportLine" l`
      : `"ImportLine" l, jsonb_populate_record(NULL::${q(into)}, l."${side}") r`;
    const counted = now !== null;
    const list = [...names, ...(counted ? ["updatedAt", "words"] : [])].map(q).join(", ");
    // The words that are searched for are made again from what is new.
    const all = [...values, ...(counted ? [sqlite ? "?" : "?::timestamp", "''"] : [])].join(", ");
    const updates = [
      ...names.filter((name) => !key.includes(name)),
      ...(counted ? ["updatedAt", "words"] : []),
    ]
      .map((name) => `${q(name)} = excluded.${q(name)}`)
      .concat(counted ? [`"rev" = ${q(into)}."rev" + 1`] : []);
    await run(
      `INSERT INTO ${q(into)} (${list}) SELECT ${all} FROM ${from} WHERE ${span("l")} AND l."kind" IN (${kinds}) ON CONFLICT (${key.map(q).join(", ")}) DO UPDATE SET ${updates.join(", ")}`,
      ...(now === null ? [] : [instant(db, now)]),
      ...of(where),
    );
  }
  const records = (where: LineSpan, side: "before" | "after", kinds: string, now: Date) =>
    where.kind === "targets"
      ? put("Target", ["id"], targetColumns, side, kinds, where, now)
      : put("Inspector", ["id"], inspectorColumns, side, kinds, where, now);
  const relations = (where: LineSpan, side: "before" | "after") =>
    put(
      "Relation",
      ["inspectorId", "targetId", "kind"],
      relationColumns,
      side,
      side === "before" ? `'relation') AND l."before" IS NOT NULL AND l."kind" IN ('relation'` : "'relation'",
      where,
      null,
    );
  const added = `SELECT l."subjectId" FROM "ImportLine" l WHERE ${span("l")} AND l."kind" = 'added'`;

  return {
    put: (lines) => upsertRows(db, "ImportLine", ["importId", "n"], lineColumns, lines),
    async line(importId, n) {
      const row = await client.importLine.findUnique({ where: { importId_n: { importId, n } } });
      return row && lineOf(row);
    },
    async lines(importId, kinds, after, limit) {
      const rows = await client.importLine.findMany({
        where: { importId, kind: { in: [...kinds] }, n: { gt: after } },
        orderBy: { n: "asc" },
        take: limit,
      });
      return rows.map(lineOf);
    },
    async ofSubject(importId, subjectId) {
      return (await client.importLine.findMany({ where: { importId, subjectId } })).map(lineOf);
    },
    async save({ importId, n, kind, subjectId, before, after, facts }) {
      await client.importLine.update({
        where: { importId_n: { importId, n } },
        data: {
          kind,
          subjectId,
          before: nullableJson(before),
          after: nullableJson(after),
          facts: toJson(facts),
        },
      });
    },
    async misfits(where) {
      const t = q(table(where.kind));
      const moved = await count(
        `SELECT count(*) AS n FROM "ImportLine" l LEFT JOIN ${t} t ON t."id" = l."subjectId" WHERE ${span("l")} AND l."kind" IN ('changed', 'gone') AND (t."rev" IS NULL OR t."rev" <> ${rev})`,
        ...of(where),
      );
      const code = where.kind === "targets" ? "code" : "certNumber";
      const taken = await count(
        `SELECT count(*) AS n FROM "ImportLine" l WHERE ${span("l")} AND l."kind" = 'added' AND (EXISTS (SELECT 1 FROM ${t} t WHERE t."id" = l."subjectId")${where.kind === "targets" ? ` OR EXISTS (SELECT 1 FROM ${t} t WHERE t."${code}" = ${field("after", code)})` : ""})`,
        ...of(where),
      );
      const [row] = await client.importBatch.findMany({ where: { id: where.importId } });
      const named = await count(
        `SELECT count(*) AS n FROM "ImportLine" l JOIN ${t} t ON t."name" = l."name" WHERE ${span("l")} AND l."kind" = 'added' AND t."updatedAt" > ${sqlite ? "?" : "?::timestamp"}`,
        ...of(where),
        instant(db, row?.createdAt ?? new Date(0)),
      );
      return moved + taken + named;
    },
    async write(where, now) {
      await records(where, "after", "'added', 'changed', 'gone'", now);
      await relations(where, "after");
      await changed(db, "registry");
    },
    async changedSince(where) {
      const t = q(table(where.kind));
      return count(
        `SELECT count(*) AS n FROM "ImportLine" l LEFT JOIN ${t} t ON t."id" = l."subjectId" WHERE ${span("l")} AND ((l."kind" IN ('changed', 'gone') AND (t."rev" IS NULL OR t."rev" <> ${rev} + 1)) OR (l."kind" = 'added' AND (t."rev" IS NULL OR t."rev" <> 1)))`,
        ...of(where),
      );
    },
    async inUse(where) {
      const users =
        where.kind === "targets"
          ? [
              ["Assignment", "targetId"],
              ["CreditRecord", "targetId"],
              ["Relation", "targetId"],
            ]
          : [["Member", "inspectorId"]];
      let used = 0;
      for (const [by, column] of users)
        used += await count(
          `SELECT count(*) AS n FROM "${by}" WHERE "${column}" IN (${added})`,
          ...of(where),
        );
      return used;
    },
    async takeBack(where, now) {
      await records(where, "before", "'changed', 'gone'", now);
      await run(
        `DELETE FROM "Relation" WHERE "inspectorId" || '|' || "targetId" || '|' || "kind" IN (SELECT l."subjectId" FROM "ImportLine" l WHERE ${span("l")} AND l."kind" = 'relation')`,
        ...of(where),
      );
      await relations(where, "before");
      if (where.kind === "inspectors") {
        const people = `SELECT "id" FROM "Person" WHERE "inspectorId" IN (${added})`;
        await run(
          `DELETE FROM "RoleGrant" WHERE "role" = 'inspector' AND "personId" IN (${people})`,
          ...of(where),
        );
        await run(`UPDATE "Person" SET "inspectorId" = NULL WHERE "inspectorId" IN (${added})`, ...of(where));
      }
      await run(`DELETE FROM ${q(table(where.kind))} WHERE "id" IN (${added})`, ...of(where));
      await changed(db, "registry");
    },
    async inState(...states) {
      const rows = await client.importBatch.findMany({
        where: { state: { in: states } },
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      });
      return rows.map(importOf);
    },
    async advance({ id, state, kind, diff, closedAt }, from, digest) {
      const { count: rows } = await client.importBatch.updateMany({
        where: { id, state: from },
        data: { state, kind, diff: toJson(diff), closedAt, ...(digest === undefined ? {} : { digest }) },
      });
      return rows === 1;
    },
    drawsSince: (at) =>
      client.draw.count({ where: { committedAt: { gte: at }, state: { not: "voided" }, source: "own" } }),
    async targetsAfter(id, limit) {
      // As one JSON text: a hundred thousand rows as Prisma's objects cost several seconds, and a thread makes them anyway.
      const names = [
        ...Object.keys(targetColumns).filter((name) => name !== "updatedAt" && name !== "words"),
        "rev",
      ];
      const page = `SELECT ${names.map(q).join(", ")} FROM "Target" WHERE "id" > ? ORDER BY "id" LIMIT ?`;
      const pairs = names.map(
        (name) => `'${name}', ${(targetColumns as Columns)[name] === "json" ? `json(${q(name)})` : q(name)}`,
      );
      const all = sqlite ? `json_group_array(json_object(${pairs.join(", ")}))` : "json_agg(t)::text";
      const [row] = await client.$queryRawUnsafe<{ rows: string | null; last: string | null }[]>(
        numbered(`SELECT ${all} AS "rows", max(t."id") AS "last" FROM (${page}) t`),
        id,
        limit,
      );
      return row?.rows && row.last ? { rows: row.rows, last: row.last } : null;
    },
    async inspectorsAfter(id, limit) {
      const rows = await client.inspector.findMany({
        where: { id: { gt: id } },
        orderBy: { id: "asc" },
        take: limit,
      });
      return rows.map((row) => ({ ...inspectorOf(row), rev: row.rev }));
    },
    async relations() {
      return (await client.relation.findMany()).map(relationOf);
    },
  };
}
