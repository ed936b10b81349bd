import type { Readings } from "../domain/initials.ts";
import { wordsOfInspector, wordsOfTarget } from "../domain/listing-words.ts";
import type { Inspector, Target } from "../domain/roster.ts";
import { READINGS } from "../flows/ports-listing.ts";
import type { Db } from "./db.ts";
import { rawWrite } from "./raw.ts";
import { inspectorOf, jsonOf, targetOf } from "./rows.ts";

/** The office's own readings (名录 读音). */
export async function readingsOf({ client }: Db): Promise<Readings> {
  const row = await client.setting.findUnique({ where: { key: READINGS } });
  return row ? jsonOf<Readings>(row.value) : {};
}

/** The rows with the line they are searched by, as they are to be saved. */
export async function withLines<T extends Target | Inspector>(
  db: Db,
  kind: T extends Target ? "targets" : "inspectors",
  rows: T[],
): Promise<(T & { words: string })[]> {
  if (rows.length === 0) return [];
  const readings = await readingsOf(db);
  return rows.map((row) => ({ ...row, words: lineOf(kind, row, readings) }));
}

const lineOf = (kind: "targets" | "inspectors", row: Target | Inspector, readings: Readings): string =>
  kind === "targets" ? wordsOfTarget(row as Target, readings) : wordsOfInspector(row as Inspector, readings);

/** Lines for records that were written without them, such as by an import or before there were lines. */
export async function makeLines(db: Db, most: number): Promise<number> {
  const { client } = db;
  const where = { where: { words: "" }, take: most };
  const targets = await withLines(db, "targets", (await client.target.findMany(where)).map(targetOf));
  await writeLines(db, "Target", targets);
  if (targets.length > 0) return targets.length;
  const inspectors = await withLines(
    db,
    "inspectors",
    (await client.inspector.findMany(where)).map(inspectorOf),
  );
  await writeLines(db, "Inspector", inspectors);
  return inspectors.length;
}

/** Neither `rev` nor `updatedAt` moves: nothing was changed that anybody sees. */
async function writeLines(db: Db, table: string, rows: { id: string; words: string }[]): Promise<void> {
  if (rows.length === 0) return;
  const pairs = JSON.stringify(rows.map(({ id, words }) => ({ id, words })));
  const from =
    db.provider === "sqlite"
      ? `(SELECT json_extract(value, '$.id') AS id, json_extract(value, '$.words') AS words FROM json_each(?)) AS l`
      : `json_to_recordset(?::json) AS l(id text, words text)`;
  await rawWrite(db, `UPDATE "${table}" SET "words" = l.words FROM ${from} WHERE "${table}"."id" = l.id`, [
    pairs,
  ]);
}

/** How a word is read has changed: whoever has it in a name or place gets a new line. */
export async function forgetLines(db: Db, word: string): Promise<number> {
  const contains = `%${word.replace(/[\\%_]/g, "\\$&")}%`;
  const like = (column: string) => `"${column}" LIKE ? ESCAPE '\\'`;
  const aliases = db.provider === "sqlite" ? `"aliases"` : `"aliases"::text`;
  const targets = await rawWrite(
    db,
    `UPDATE "Target" SET "words" = '' WHERE ${like("name")} OR ${like("district")} OR ${aliases} LIKE ? ESCAPE '\\'`,
    [contains, contains, contains],
  );
  const inspectors = await rawWrite(
    db,
    `UPDATE "Inspector" SET "words" = '' WHERE ${["name", "section", "department", "district"].map(like).join(" OR ")}`,
    [contains, contains, contains, contains],
  );
  return targets + inspectors;
}
