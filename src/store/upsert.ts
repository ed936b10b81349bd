import type { Db } from "./db.ts";

/** A column of a set-based write; `json` columns hold arrays or objects, `date` columns ISO instants. */
export type Columns = Record<string, "text" | "integer" | "real" | "json" | "date">;

/**
 * Inserts or replaces many rows in one statement from one JSON parameter (`createMany` of thousands of rows blocks for
 * seconds on SQLite). The first column of `key` is the conflict target. At most about 2,000 rows a call keeps it under 50 ms.
 * `rows` may be the JSON text of objects that have these columns, none of them a date.
 * `counts`: a column that grows by one whenever a row that was there is replaced.
 */
export async function upsertRows(
  db: Db,
  table: string,
  key: string[],
  columns: Columns,
  rows: object[] | string,
  how: { counts?: string } = {},
): Promise<void> {
  if (rows.length === 0) return;
  const names = Object.keys(columns);
  const list = names.map(quoted).join(", ");
  const updates = names
    .filter((name) => !key.includes(name))
    .map((name) => `${quoted(name)} = excluded.${quoted(name)}`)
    .concat(how.counts ? [`${quoted(how.counts)} = ${quoted(table)}.${quoted(how.counts)} + 1`] : []);
  const onConflict = `ON CONFLICT (${key.map(quoted).join(", ")}) ${updates.length > 0 ? `DO UPDATE SET ${updates.join(", ")}` : "DO NOTHING"}`;
  const from =
    db.provider === "sqlite"
      ? `SELECT ${names.map((name) => sqliteValue(name)).join(", ")} FROM json_each(?) WHERE true`
      : `SELECT ${list} FROM json_populate_recordset(NULL::${quoted(table)}, $1::json)`;
  await db.client.$executeRawUnsafe(
    `INSERT INTO ${quoted(table)} (${list}) ${from} ${onConflict}`,
    typeof rows === "string" ? rows : JSON.stringify(rows.map((row) => forProvider(db, columns, row))),
  );
}

const quoted = (name: string): string => `"${name}"`;

// json_extract gives arrays and objects as their JSON text, which is how Prisma stores a Json column on SQLite.
const sqliteValue = (name: string): string => `json_extract(value, '$.${name}')`;

function forProvider(db: Db, columns: Columns, row: object): object {
  const out: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(row)) {
    const kind = columns[name];
    if (kind === undefined) continue;
    out[name] = kind === "date" && value instanceof Date ? instant(db, value) : value;
  }
  return out;
}

// The libSQL adapter writes instants this way; PostgreSQL columns are TIMESTAMP(3) in UTC.
export const instant = (db: Db, at: Date): string =>
  db.provider === "sqlite" ? at.toISOString().replace("Z", "+00:00") : at.toISOString().replace("Z", "");
