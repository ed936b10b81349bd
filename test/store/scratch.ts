import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PrismaLibSql } from "@prisma/adapter-libsql";
import { PrismaPg } from "@prisma/adapter-pg";
import { migrate } from "../../prisma/migrate.ts";
import { type OpenStore, openStore } from "../../src/store/open.ts";
import { postgresUrl } from "../services.ts";

export interface Scratch {
  url: string;
  store: OpenStore;
  /** Runs SQL behind the store's back. */
  tamper: (sql: string) => Promise<void>;
  /** Closes and forgets the database. */
  drop: () => Promise<void>;
  /** Removes what a store left that is closed already. */
  forget: () => Promise<void>;
}

/** An empty, migrated database of its own: a file in a temporary folder, or a schema of the local PostgreSQL. */
export async function scratch(provider: "sqlite" | "postgresql"): Promise<Scratch> {
  const { url, forget } = await scratchDatabase(provider);
  await migrate(url);
  const store = await openStore(url);
  return {
    url,
    store,
    tamper: (sql) => query(url, sql),
    forget,
    async drop() {
      await store.close();
      await forget();
    },
  };
}

/** An empty database without anything in it, and how to be rid of it. */
export const scratchDatabase = async (
  provider: "sqlite" | "postgresql",
): Promise<{ url: string; forget: () => Promise<void> }> =>
  provider === "sqlite" ? scratchFile() : scratchSchema();

function scratchFile() {
  const dir = mkdtempSync(join(tmpdir(), "shuangsuiji-"));
  return {
    url: `file:${join(dir, "test.db")}`,
    forget: async () => rmSync(dir, { recursive: true, force: true }),
  };
}

async function scratchSchema() {
  const name = `t_${randomUUID().replaceAll("-", "")}`;
  await query(postgresUrl, `CREATE DATABASE ${name}`);
  const url = new URL(postgresUrl);
  url.pathname = `/${name}`;
  return { url: url.href, forget: () => query(postgresUrl, `DROP DATABASE ${name} WITH (FORCE)`) };
}

export async function query(url: string, sql: string): Promise<void> {
  const adapter = url.startsWith("file:")
    ? new PrismaLibSql({ url })
    : new PrismaPg({ connectionString: url });
  const connection = await adapter.connect();
  try {
    await connection.executeScript(sql);
  } finally {
    await connection.dispose();
  }
}
