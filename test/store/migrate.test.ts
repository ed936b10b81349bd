import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { migrationsList, noFilters, schemaEngine } from "../../prisma/engine.ts";
import { migrate } from "../../prisma/migrate.ts";
import { type Migration, migrationsOf } from "../../prisma/migrations.ts";
import { datamodel, type Provider, providers } from "../../prisma/models-of.ts";
import { pendingSql } from "../../prisma/new-migration.ts";
import { postgresThere } from "../services.ts";
import { type EmptyDatabase, emptyDatabase } from "./empty-database.ts";

const tablesSql: Record<Provider, string> = {
  sqlite: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
  postgresql: "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'",
};

const step = (name: string, sql: string): Migration => ({ name, sql });

describe.each(providers)("migrations on %s", (provider) => {
  describe.skipIf(provider === "postgresql" && !postgresThere)("with a database", () => {
    let db: EmptyDatabase;
    beforeEach(async () => {
      db = await emptyDatabase(provider);
    });
    afterEach(() => db.drop());

    it("are applied once, in order, and leave what Prisma's own engine finds complete", async () => {
      const names = migrationsOf(provider).map(({ name }) => name);
      expect(names.length).toBeGreaterThan(0);
      expect(await migrate(db.url)).toEqual(names);
      expect(await migrate(db.url)).toEqual([]);

      const engine = await schemaEngine(provider, db.url, datamodel(provider));
      const list = migrationsList(provider, migrationsOf(provider));
      const history = await engine.diagnoseMigrationHistory({
        migrationsList: list,
        optInToShadowDatabase: false,
        filters: noFilters,
      });
      const again = await engine.applyMigrations({ migrationsList: list, filters: noFilters });
      engine.free();
      expect(history).toMatchObject({
        hasMigrationsTable: true,
        editedMigrationNames: [],
        failedMigrationNames: [],
        history: null,
      });
      expect(again.appliedMigrationNames).toEqual([]);
    });

    it("are found complete when Prisma's own engine applied them", async () => {
      const engine = await schemaEngine(provider, db.url, datamodel(provider));
      await engine.applyMigrations({
        migrationsList: migrationsList(provider, migrationsOf(provider)),
        filters: noFilters,
      });
      engine.free();
      expect(await migrate(db.url)).toEqual([]);
    });

    it("are in step with the models (else: node scripts/run.mjs migration <name>)", async () => {
      expect(await pendingSql(provider, db.url)).toBe("");
    });

    it("are seen to be out of step when a model is added", async () => {
      const more = `${datamodel(provider)}\nmodel Forgotten {\n  id String @id\n}\n`;
      expect(await pendingSql(provider, db.url, more)).toContain(`CREATE TABLE "Forgotten"`);
    });

    it("leave nothing of a broken run, whose cure then goes through", async () => {
      const first = step("1_first", "CREATE TABLE first (id INTEGER PRIMARY KEY)");
      const broken = step("2_second", "CREATE TABLE second (id INTEGER PRIMARY KEY); SELECT no_such_thing()");
      await expect(migrate(db.url, [first, broken])).rejects.toMatchObject({ code: "migrate.failed" });
      expect(await db.rows(tablesSql[provider])).toEqual([]);

      const cured = step("2_second", "CREATE TABLE second (id INTEGER PRIMARY KEY)");
      expect(await migrate(db.url, [first, cured])).toEqual(["1_first", "2_second"]);
      expect((await db.rows(tablesSql[provider])).flat().sort()).toEqual([
        "_prisma_migrations",
        "first",
        "second",
      ]);
    });

    it("are applied by one of several that start at once", async () => {
      const all = await Promise.all(Array.from({ length: 5 }, () => migrate(db.url)));
      expect(all.flat().sort()).toEqual(migrationsOf(provider).map(({ name }) => name));
    });
  });
});

describe("a table that SQLite has to build anew", () => {
  let db: EmptyDatabase;
  beforeEach(async () => {
    db = await emptyDatabase("sqlite");
  });
  afterEach(() => db.drop());

  const tables = step(
    "1_tables",
    `CREATE TABLE parent (id INTEGER PRIMARY KEY);
     CREATE TABLE child (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES parent (id) ON DELETE CASCADE);
     INSERT INTO parent VALUES (1); INSERT INTO child VALUES (7, 1);`,
  );
  const rebuild = (copied: string) =>
    step(
      "2_rebuild",
      `PRAGMA defer_foreign_keys=ON; PRAGMA foreign_keys=OFF;
       CREATE TABLE new_parent (id INTEGER PRIMARY KEY, name TEXT);
       INSERT INTO new_parent (id) SELECT id FROM parent WHERE ${copied};
       DROP TABLE parent; ALTER TABLE new_parent RENAME TO parent;
       PRAGMA foreign_keys=ON; PRAGMA defer_foreign_keys=OFF;`,
    );

  it("keeps the rows that refer to it", async () => {
    await migrate(db.url, [tables]);
    await migrate(db.url, [tables, rebuild("true")]);
    expect(await db.rows("SELECT id, parent FROM child")).toEqual([[7, 1]]);
  });

  it("is refused when a row would refer to nothing", async () => {
    await migrate(db.url, [tables]);
    await expect(migrate(db.url, [tables, rebuild("false")])).rejects.toMatchObject({
      code: "migrate.failed",
    });
    expect(await db.rows("SELECT id FROM parent")).toEqual([[1]]);
  });
});
