import type { Db } from "./db.ts";

/** Reads rows by SQL that both databases understand, with `?` for every value; PostgreSQL gets them numbered. */
export function raw<Row>({ client, provider }: Db, sql: string, values: unknown[]): Promise<Row[]> {
  return client.$queryRawUnsafe<Row[]>(forProvider(sql, provider), ...values);
}

/** Writes; returns how many rows. */
export function rawWrite({ client, provider }: Db, sql: string, values: unknown[]): Promise<number> {
  return client.$executeRawUnsafe(forProvider(sql, provider), ...values);
}

function forProvider(sql: string, provider: Db["provider"]): string {
  if (provider === "sqlite") return sql;
  let n = 0;
  return sql.replace(/\?/g, () => {
    n += 1;
    return `$${n}`;
  });
}
