import { createHash } from "node:crypto";
import type { SqlQueryable } from "@prisma/driver-adapter-utils";
import type { Migration } from "./migrations.ts";
import type { Provider } from "./models-of.ts";

/** Prisma's own table, column by column, so that its CLI can take over where it can be had. */
const TABLE = `"_prisma_migrations"`;
const COLUMNS = {
  sqlite: `
    "id" TEXT PRIMARY KEY NOT NULL,
    "checksum" TEXT NOT NULL,
    "finished_at" DATETIME,
    "migration_name" TEXT NOT NULL,
    "logs" TEXT,
    "rolled_back_at" DATETIME,
    "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0`,
  postgresql: `
    "id" VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum" VARCHAR(64) NOT NULL,
    "finished_at" TIMESTAMPTZ,
    "migration_name" VARCHAR(255) NOT NULL,
    "logs" TEXT,
    "rolled_back_at" TIMESTAMPTZ,
    "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count" INTEGER NOT NULL DEFAULT 0`,
};

export const createHistory = (provider: Provider): string =>
  `CREATE TABLE IF NOT EXISTS ${TABLE} (${COLUMNS[provider]}\n)`;

/** Whether the database has a history at all; asked first, because a failed query would end a PostgreSQL transaction. */
export async function hasHistory(db: SqlQueryable, provider: Provider): Promise<boolean> {
  const there = {
    sqlite: `SELECT 1 FROM sqlite_master WHERE name = '_prisma_migrations'`,
    postgresql: `SELECT 1 WHERE to_regclass('${TABLE}') IS NOT NULL`,
  };
  return (await query(db, there[provider])).length > 0;
}

/** Names of what is applied. A row that began and did not finish counts as not applied. */
export async function applied(db: SqlQueryable): Promise<Set<string>> {
  const done = `SELECT migration_name FROM ${TABLE} WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
  return new Set((await query(db, done)).map(([name]) => String(name)));
}

/** The row of an applied migration. Its id and checksum follow from the migration: nothing here needs chance or a clock. */
export function noteApplied({ name, sql }: Migration, provider: Provider): string {
  const checksum = sha256(sql);
  const id = sha256(`${name}\n${checksum}`).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*/, "$1-$2-$3-$4-$5");
  // Prisma keeps SQLite instants as milliseconds.
  const now = provider === "sqlite" ? "CAST(unixepoch('subsec') * 1000 AS INTEGER)" : "now()";
  return `INSERT INTO ${TABLE} ("id", "checksum", "migration_name", "started_at", "finished_at", "applied_steps_count")
    VALUES ('${id}', '${checksum}', '${name.replaceAll("'", "''")}', ${now}, ${now}, 1)`;
}

export const run = (db: SqlQueryable, sql: string): Promise<number> =>
  db.executeRaw({ sql, args: [], argTypes: [] });

export const query = async (db: SqlQueryable, sql: string): Promise<unknown[][]> =>
  (await db.queryRaw({ sql, args: [], argTypes: [] })).rows;

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
