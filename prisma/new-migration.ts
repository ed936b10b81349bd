import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { noFilters, schemaEngine } from "./engine.ts";
import { migrate } from "./migrate.ts";
import { migrationsDir } from "./migrations.ts";
import { datamodel, type Provider, providers } from "./models-of.ts";

/**
 * The SQL that leads from the migrations of a provider to today's models; empty when they are in step.
 * `scratchUrl`: an empty database, which gets the existing migrations. `text`: the models, if not those on disk.
 */
export async function pendingSql(
  provider: Provider,
  scratchUrl: string,
  text: string = datamodel(provider),
): Promise<string> {
  await migrate(scratchUrl);
  const engine = await schemaEngine(provider, scratchUrl, text);
  const files = [{ path: "schema.prisma", content: text }];
  try {
    const { stdout, exitCode } = await engine.diff({
      from: { tag: "schemaDatasource", files, configDir: "." },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: true,
      filters: noFilters,
    });
    return exitCode === 0 ? "" : (stdout ?? "");
  } finally {
    engine.free();
  }
}

/** Writes the next migration of both providers (`stamp`: 14 digits); returns the folders written, none when all is in step. */
export async function writeMigration(
  name: string,
  stamp: string,
  scratch: Record<Provider, string>,
): Promise<string[]> {
  const written: string[] = [];
  for (const provider of providers) {
    const sql = await pendingSql(provider, scratch[provider]);
    if (sql === "") continue;
    const dir = join(migrationsDir(provider), `${stamp}_${name}`);
    mkdirSync(dir, { recursive: true });
    writeFileSync(join(dir, "migration.sql"), sql);
    writeFileSync(join(migrationsDir(provider), "migration_lock.toml"), `provider = "${provider}"\n`);
    written.push(dir);
  }
  return written;
}
