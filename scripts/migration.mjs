import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { at, nameOf } from "./root.mjs";
import { say } from "./say.mjs";
import { Failed } from "./spawn.mjs";

const POSTGRES = process.env.TEST_DATABASE_URL ?? "postgresql://postgres@127.0.0.1:5432/test";

/** `npm run migration -- <name>`: the next migration of both databases, from what the models say now. */
export async function newMigration([name = ""]) {
  if (!/^[a-z][a-z0-9-]*$/.test(name))
    throw new Failed("Usage: node scripts/run.mjs migration <name-in-kebab-case>", 2);
  const { writeMigration } = await compiled("new-migration.js");
  const { adapterFor } = await compiled("adapter-for.js");
  const dir = mkdtempSync(join(tmpdir(), "migration-"));
  const database = `migration_${randomUUID().replaceAll("-", "")}`;
  const server = await (await adapterFor("postgresql", POSTGRES)).connect();
  try {
    await server.executeScript(`CREATE DATABASE ${database}`);
    const postgresql = Object.assign(new URL(POSTGRES), { pathname: `/${database}` }).href;
    const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
    const written = await writeMigration(name, stamp, {
      sqlite: `file:${join(dir, "scratch.db")}`,
      postgresql,
    });
    for (const folder of written) say(nameOf(folder));
    if (written.length === 0) say("Models and migrations are in step; nothing to write.");
  } finally {
    await server.executeScript(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
    await server.dispose();
    rmSync(dir, { recursive: true, force: true });
  }
}

const compiled = (file) => import(pathToFileURL(at("dist/prisma", file)).href);
