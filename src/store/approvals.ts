import type { Approval } from "../domain/approval.ts";
import type { Approvals } from "../flows/ports-approvals.ts";
import type { Db } from "./db.ts";
import { approvalOf, toJson } from "./rows.ts";

export function approvals({ client }: Db): Approvals {
  const listed = async (where: object): Promise<Approval[]> =>
    (await client.approval.findMany({ where, orderBy: [{ at: "asc" }, { id: "asc" }] })).map(approvalOf);
  return {
    async insert(approval) {
      await client.approval.create({ data: { ...approval, facts: toJson(approval.facts) } });
    },
    async byId(id) {
      const row = await client.approval.findUnique({ where: { id } });
      return row && approvalOf(row);
    },
    of: (subject) => listed({ subject }),
    pending: (kind) => listed({ state: "pending", ...(kind && { kind }) }),
    async close({ id, state, decidedBy, decidedAt, decision }) {
      const { count } = await client.approval.updateMany({
        where: { id, state: "pending" },
        data: { state, decidedBy, decidedAt, decision },
      });
      return count === 1;
    },
  };
}
