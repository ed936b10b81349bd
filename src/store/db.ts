import type { Prisma } from "./generated/sqlite/client.ts";

export type Provider = "sqlite" | "postgresql";

/**
 * What a file of this folder works with: the client inside a transaction or the plain one.
 * Typed by the SQLite client; the PostgreSQL client has the same models and is cast once, in open.ts.
 */
export interface Db {
  client: Prisma.TransactionClient;
  provider: Provider;
}

/** Prisma's code of a unique constraint that was hit. */
export const isUniqueClash = (fault: unknown): boolean => codeOf(fault) === "P2002";

/** A conflict that ends by itself: write conflict or deadlock, busy database, no transaction to be had in time. */
export const isConflict = (fault: unknown): boolean =>
  ["P2034", "P1008", "P2028"].includes(codeOf(fault) ?? "");

function codeOf(fault: unknown): string | undefined {
  if (typeof fault !== "object" || fault === null || !("code" in fault)) return undefined;
  return typeof fault.code === "string" ? fault.code : undefined;
}
