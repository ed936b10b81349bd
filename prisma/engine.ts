import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import * as wasm from "@prisma/schema-engine-wasm/schema_engine_bg";
import { adapterFor } from "./adapter-for.ts";
import type { Migration } from "./migrations.ts";
import type { Provider } from "./models-of.ts";

type Engine = wasm.SchemaEngine;
type MigrationsList = Parameters<Engine["applyMigrations"]>[0]["migrationsList"];

export const noFilters = { externalTables: [], externalEnums: [] };

let loaded: Promise<void> | null = null;

/**
 * Prisma's schema engine from npm, as WebAssembly: the native one would have to be downloaded from Prisma's own host.
 * For writing and checking migrations; the running bot does without (migrate.ts).
 */
export async function schemaEngine(provider: Provider, url: string, datamodel: string): Promise<Engine> {
  loaded ??= load();
  await loaded;
  const factory = bindMigrationAwareSqlAdapterFactory(readingChars(await adapterFor(provider, url)));
  return wasm.SchemaEngine.new({ datamodels: [["schema.prisma", datamodel]] }, () => {}, factory);
}

/** What a driver adapter of PostgreSQL has beyond its declared type. */
interface Fields {
  performIO?(query: unknown): Promise<{ fields?: { dataTypeID: number }[] }>;
}

/** The catalogue's one-letter columns have PostgreSQL's internal type "char", which the adapter knows no name for: as text. */
function readingChars(factory: SqlMigrationAwareDriverAdapterFactory): SqlMigrationAwareDriverAdapterFactory {
  const [INTERNAL_CHAR, TEXT] = [18, 25];
  const connect = factory.connect.bind(factory);
  return Object.assign(factory, {
    async connect() {
      const adapter: SqlDriverAdapter & Fields = await connect();
      const perform = adapter.performIO?.bind(adapter);
      if (factory.provider !== "postgres" || !perform) return adapter;
      adapter.performIO = async (query) => {
        const result = await perform(query);
        for (const field of result.fields ?? [])
          if (field.dataTypeID === INTERNAL_CHAR) field.dataTypeID = TEXT;
        return result;
      };
      return adapter;
    },
  });
}

/** Migrations in the form in which the engine takes them. */
export const migrationsList = (provider: Provider, migrations: Migration[]): MigrationsList => ({
  baseDir: "migrations",
  lockfile: { path: "migration_lock.toml", content: `provider = "${provider}"\n` },
  shadowDbInitScript: "",
  migrationDirectories: migrations.map(({ name, sql }) => ({
    path: name,
    migrationFile: { path: "migration.sql", content: { tag: "ok", value: sql } },
  })),
});

/** What wasm-bindgen's glue needs and its type declarations leave out. */
interface Glue {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
}

async function load(): Promise<void> {
  const glue = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = await readFile(glue.replace(/\.js$/, ".wasm"));
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message() {} } });
  const imports = { "./schema_engine_bg.js": wasm as unknown as WebAssembly.ModuleImports };
  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), imports);
  (wasm as unknown as Glue).__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
}
