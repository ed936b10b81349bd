import { type Client, createClient, type InStatement, LibsqlError, type Transaction } from "@libsql/client";
import { PrismaLibSql } from "@prisma/adapter-libsql";

/**
 * The adapter of libSQL on one connection. Its client gives every transaction the connection it has, opens another for what
 * follows, and leaves the old one to the garbage collector: each reads the whole schema and keeps 2 MB of pages, which came
 * to 100 MB during an import. Prisma's adapter lets nothing else in while a transaction is open, so one is enough.
 */
export class LibSql extends PrismaLibSql {
  override createClient(config: Parameters<typeof createClient>[0]): Client {
    const client = createClient(config);
    client.transaction = async () => {
      await client.execute("BEGIN DEFERRED");
      return transactionOn(client);
    };
    return client;
  }
}

/** The part of a transaction that Prisma's adapter uses. */
function transactionOn(client: Client): Transaction {
  let open = true;
  const stillOpen = () => {
    if (!open) throw new LibsqlError("The transaction is closed", "TRANSACTION_CLOSED");
  };
  const end = async (how: "COMMIT" | "ROLLBACK") => {
    stillOpen();
    open = false;
    await client.execute(how);
  };
  const transaction: Pick<Transaction, "execute" | "commit" | "rollback"> = {
    async execute(statement: InStatement) {
      stillOpen();
      return client.execute(statement);
    },
    async commit() {
      try {
        await end("COMMIT");
      } catch (fault) {
        // What could not be committed would stand in the way of everything after it.
        await client.execute("ROLLBACK").catch(() => {});
        throw fault;
      }
    },
    rollback: () => end("ROLLBACK"),
  };
  return transaction as Transaction;
}
