import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import type { Provider } from "./models-of.ts";

/** The adapter of a provider; only the one that is used is loaded. */
export async function adapterFor(
  provider: Provider,
  url: string,
): Promise<SqlMigrationAwareDriverAdapterFactory> {
  if (provider === "sqlite") return new (await import("@prisma/adapter-libsql")).PrismaLibSql({ url });
  return new (await import("@prisma/adapter-pg")).PrismaPg({ connectionString: url });
}
