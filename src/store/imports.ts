import type { ImportRow, Imports } from "../flows/ports.ts";
import type { Db } from "./db.ts";
import { importOf, toJson } from "./rows.ts";

export function imports({ client }: Db): Imports {
  return {
    async insert(row: ImportRow) {
      await client.importBatch.create({ data: { ...row, diff: toJson(row.diff) } });
    },
    async byId(id) {
      const row = await client.importBatch.findUnique({ where: { id } });
      return row && importOf(row);
    },
    async close(id, state, now) {
      const { count } = await client.importBatch.updateMany({
        where: { id, state: "staged" },
        data: { state, closedAt: now },
      });
      return count === 1;
    },
  };
}
