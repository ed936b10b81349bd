import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Provider, packageRoot } from "./models-of.ts";

/** One step of the database's history: its folder's name, and the SQL exactly as it lies there. */
export interface Migration {
  name: string;
  sql: string;
}

export const migrationsDir = (provider: Provider): string =>
  join(packageRoot, "prisma", "migrations", provider);

/** All migrations of a provider in the order in which they are applied: names begin with their time of writing. */
export function migrationsOf(provider: Provider): Migration[] {
  const dir = migrationsDir(provider);
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, sql: readFileSync(join(dir, name, "migration.sql"), "utf8") }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
