import { mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { setImmediate, setTimeout } from "node:timers/promises";
import type { Records, Store } from "../flows/ports.ts";
import { brokenSeal, hasUnsealed, sealAudit } from "./audit.ts";
import { isConflict, isUniqueClash, type Provider } from "./db.ts";
import type { PrismaClient } from "./generated/sqlite/client.ts";
import { recordsOf } from "./records.ts";

/** How often a unit of work that met another one is repeated before the fault is let through. */
const MOST_TRIES = 20;
const TRY_AGAIN_MS = 4;
const TRANSACTION = { isolationLevel: "Serializable", maxWait: 10_000, timeout: 10_000 } as const;

export interface OpenStore extends Store {
  provider: Provider;
  /** How long the longest unit of work since the last call held the database, in milliseconds. */
  longestMs: () => number;
  /** Chains committed audit rows; returns how many (see store/audit.ts). */
  seal(limit: number): Promise<number>;
  /** The first broken seal of the audit chain, or null. */
  checkSeals(): Promise<number | null>;
}

export const providerOf = (url: string): Provider => (url.startsWith("postgres") ? "postgresql" : "sqlite");

/**
 * Opens the migrated database of `url` (`file:…` or `postgresql://…`).
 * SQLite: WAL, synchronous FULL, one process a file; throws `Error` with code `store.inUse` when another process has it.
 */
export async function openStore(url: string): Promise<OpenStore> {
  const provider = providerOf(url);
  const unlock = provider === "sqlite" ? await lockFile(url) : async () => {};
  const client = provider === "sqlite" ? await openSqlite(url) : await openPostgres(url);
  const { finish, ...store } = overClient(client, provider);
  return {
    ...store,
    async close() {
      // Prisma would connect again for whatever still waits in line.
      await finish();
      await client.$disconnect();
      await unlock();
    },
  };
}

function overClient(
  client: PrismaClient,
  provider: Provider,
): Omit<OpenStore, "close"> & { finish: () => Promise<void> } {
  const write = async <T>(work: (records: Records) => Promise<T>): Promise<T> => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await client.$transaction(async (tx) => {
          const began = performance.now();
          const result = await work(recordsOf({ client: tx, provider }));
          held(performance.now() - began);
          return result;
        }, TRANSACTION);
      } catch (fault) {
        if (tries >= MOST_TRIES || !(isConflict(fault) || isUniqueClash(fault))) throw fault;
        await setTimeout(tries * TRY_AGAIN_MS);
      }
    }
  };
  let longest = 0;
  const held = (ms: number) => {
    longest = Math.max(longest, ms);
  };
  const inTurn = oneAtATime();
  let closed = false;
  return {
    /** What was begun is done, what comes later is refused. */
    finish() {
      closed = true;
      return inTurn(async () => {});
    },
    provider,
    longestMs() {
      const ms = longest;
      longest = 0;
      return ms;
    },
    read: recordsOf({ client, provider }),
    async write(work, first) {
      if (closed) throw Object.assign(new Error("the store is closed"), { code: "store.closed" });
      return inTurn(() => write(work), first);
    },
    async seal(limit) {
      if (!(await hasUnsealed({ client, provider }))) return 0;
      return inTurn(() =>
        client.$transaction((tx) => sealAudit({ client: tx, provider }, limit), { timeout: 10_000 }),
      );
    },
    checkSeals: () => brokenSeal({ client, provider }),
  };
}

type Turns = <T>(job: () => Promise<T>, first?: boolean) => Promise<T>;

/**
 * SQLite has one writer anyway, and on PostgreSQL serialisable units of one process would only get in each other's way;
 * replicas meet in the database. Waiting here keeps the wait out of Prisma's time limit for getting a transaction, and lets
 * what somebody waits for go before what the loops do.
 */
function oneAtATime(): Turns {
  const first: (() => Promise<void>)[] = [];
  const others: (() => Promise<void>)[] = [];
  let running = false;
  const run = async () => {
    running = true;
    while (first.length + others.length > 0) {
      // SQLite works on the main thread: without a breath here the loops would keep new events waiting at the door.
      if (first.length === 0) await setImmediate();
      const job = first.shift() ?? others.shift();
      await job?.();
    }
    running = false;
  };
  return (job, ahead = false) =>
    new Promise((resolve, reject) => {
      (ahead ? first : others).push(() => job().then(resolve, reject));
      if (!running) void run();
    });
}

// Only the client that is used is loaded: each keeps tens of megabytes.

async function openSqlite(url: string): Promise<PrismaClient> {
  const [{ PrismaClient }, { LibSql }] = await Promise.all([
    import("./generated/sqlite/client.ts"),
    import("./libsql.ts"),
  ]);
  const client = new PrismaClient({ adapter: new LibSql({ url }) });
  await client.$queryRawUnsafe("PRAGMA journal_mode = WAL");
  await takeOver(client);
  return client;
}

/** Leases of the process that had this file before us end now: nobody else can be working. */
async function takeOver(client: PrismaClient): Promise<void> {
  const over = { leaseUntil: new Date(0) };
  const taken = { not: null, lt: new Date(Date.UTC(9000, 0, 1)) };
  await client.$transaction([
    client.inboxEvent.updateMany({ where: { state: "working", leaseUntil: taken }, data: over }),
    client.outboxMessage.updateMany({ where: { state: "sending", leaseUntil: taken }, data: over }),
    client.destination.updateMany({ where: { leaseUntil: taken }, data: over }),
  ]);
}

async function openPostgres(connectionString: string): Promise<PrismaClient> {
  const [{ PrismaClient }, { PrismaPg }] = await Promise.all([
    import("./generated/postgresql/client.ts"),
    import("@prisma/adapter-pg"),
  ]);
  // The one cast: both clients come from the same models, but TypeScript cannot see that.
  return new PrismaClient({ adapter: new PrismaPg({ connectionString }) }) as unknown as PrismaClient;
}

/** Holds an exclusive lock on a file beside the database; the system lets it go when the process dies, however it dies. */
async function lockFile(url: string): Promise<() => Promise<void>> {
  const file = resolve(url.slice("file:".length));
  mkdirSync(dirname(file), { recursive: true });
  const { PrismaLibSql } = await import("@prisma/adapter-libsql");
  const lock = await new PrismaLibSql({ url: `file:${file}.lock` }).connect();
  try {
    await lock.executeScript(
      "PRAGMA busy_timeout = 0; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT;",
    );
  } catch (cause) {
    await lock.dispose();
    throw Object.assign(new Error("database file is in use by another process", { cause }), {
      code: "store.inUse",
    });
  }
  return async () => {
    // Closing alone keeps the lock until the connection is collected; reading once in normal mode lets it go.
    await lock.executeScript("PRAGMA locking_mode = NORMAL; SELECT count(*) FROM sqlite_master;");
    await lock.dispose();
  };
}
