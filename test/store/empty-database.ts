import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { adapterFor } from "../../prisma/adapter-for.ts";
import type { Provider } from "../../prisma/models-of.ts";
import { postgresUrl } from "../services.ts";

export interface EmptyDatabase {
  url: string;
  /** Rows of one statement, as the driver gives them. */
  rows: (sql: string) => Promise<unknown[][]>;
  drop: () => Promise<void>;
}

/** A database of its own with nothing in it: a file in a temporary folder, or a database on the local PostgreSQL. */
export async function emptyDatabase(provider: Provider): Promise<EmptyDatabase> {
  const { url, drop } = provider === "sqlite" ? file() : await database();
  return { url, drop, rows: (sql) => rowsOf(provider, url, sql) };
}

function file() {
  const dir = mkdtempSync(join(tmpdir(), "shuangsuiji-"));
  return {
    url: `file:${join(dir, "empty.db")}`,
    drop: async () => rmSync(dir, { recursive: true, force: true }),
  };
}

async function database() {
  const name = `t_${randomUUID().replaceAll("-", "")}`;
  await rowsOf("postgresql", postgresUrl, `CREATE DATABASE ${name}`);
  const url = new URL(postgresUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: async () => {
      await rowsOf("postgresql", postgresUrl, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function rowsOf(provider: Provider, url: string, sql: string): Promise<unknown[][]> {
  const connection = await (await adapterFor(provider, url)).connect();
  try {
    return (await connection.queryRaw({ sql, args: [], argTypes: [] })).rows;
  } finally {
    await connection.dispose();
  }
}
