import { mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { SqlDriverAdapter, SqlQueryable } from "@prisma/driver-adapter-utils";
import { adapterFor } from "./adapter-for.ts";
import { applied, createHistory, hasHistory, noteApplied, query, run } from "./history.ts";
import { type Migration, migrationsOf } from "./migrations.ts";
import type { Provider } from "./models-of.ts";

/** Any number will do, as long as nothing else in the database uses it. */
const ADVISORY_LOCK = 7350172002;

/**
 * Brings the database of `url` (`file:…` or `postgresql://…`) up to date, closes it again and returns the names applied.
 * All that is missing is applied in one transaction, so a kill at any moment leaves the database as it was; of several
 * processes at once one works and the others find nothing left to do. Throws `Error` with code `migrate.failed`.
 *
 * Not by Prisma's engine: that one writes its history outside the migration's transaction (a kill between the two needs
 * hands), and loading it keeps tens of megabytes. The engine writes migrations (new-migration.ts) and checks this in tests.
 */
export async function migrate(url: string, migrations?: Migration[]): Promise<string[]> {
  const provider: Provider = /^postgres(ql)?:/.test(url) ? "postgresql" : "sqlite";
  if (provider === "sqlite") makeFolder(url);
  const wanted = migrations ?? migrationsOf(provider);
  let db: SqlDriverAdapter | undefined;
  try {
    db = await (await adapterFor(provider, url)).connect();
    if ((await missing(db, provider, wanted)).length === 0) return [];
    return await (provider === "sqlite" ? onSqlite(db, wanted) : onPostgres(db, wanted));
  } catch (cause) {
    throw Object.assign(new Error("database migration failed", { cause }), { code: "migrate.failed" });
  } finally {
    await db?.dispose();
  }
}

function makeFolder(url: string): void {
  const file = url.replace(/^file:/, "").replace(/\?.*/, "");
  if (file !== ":memory:") mkdirSync(dirname(resolve(file)), { recursive: true });
}

async function missing(db: SqlQueryable, provider: Provider, wanted: Migration[]): Promise<Migration[]> {
  if (!(await hasHistory(db, provider))) return wanted;
  const done = await applied(db);
  return wanted.filter(({ name }) => !done.has(name));
}

/**
 * One script, because libSQL rolls an open transaction back at the end of each. Foreign keys can only be switched off before
 * the transaction begins; that none broke is checked by a constraint, the only way for a script to stop itself.
 */
async function onSqlite(db: SqlDriverAdapter, wanted: Migration[]): Promise<string[]> {
  const todo = await missing(db, "sqlite", wanted);
  const steps = todo.flatMap((migration) => [migration.sql, noteApplied(migration, "sqlite")]);
  try {
    await db.executeScript(
      [
        "PRAGMA busy_timeout = 10000; PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE",
        createHistory("sqlite"),
        ...steps,
        "CREATE TEMP TABLE broken (keys INTEGER CHECK (keys = 0))",
        "INSERT INTO broken SELECT count(*) FROM pragma_foreign_key_check",
        "DROP TABLE temp.broken; COMMIT",
      ].join("\n;\n"),
    );
  } catch (fault) {
    // Another process may have been quicker; then everything is there.
    if ((await missing(db, "sqlite", wanted)).length === 0) return [];
    throw fault;
  }
  return todo.map(({ name }) => name);
}

async function onPostgres(db: SqlDriverAdapter, wanted: Migration[]): Promise<string[]> {
  const tx = await db.startTransaction();
  try {
    await query(tx, `SELECT 1 FROM pg_advisory_xact_lock(${ADVISORY_LOCK})`);
    await run(tx, createHistory("postgresql"));
    const todo = await missing(tx, "postgresql", wanted);
    for (const migration of todo) {
      await run(tx, migration.sql);
      await run(tx, noteApplied(migration, "postgresql"));
    }
    await run(tx, "COMMIT");
    return todo.map(({ name }) => name);
  } catch (fault) {
    // On a connection that broke there is nothing to roll back, and the first fault is the one that tells.
    await run(tx, "ROLLBACK").catch(() => {});
    throw fault;
  } finally {
    // This adapter's commit() only hands the connection back; COMMIT and ROLLBACK are the caller's to send.
    await tx.commit();
  }
}
