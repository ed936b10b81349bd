import type { ApprovalFacts } from "../../../cards/approval.ts";
import { differenceTable } from "../../../cards/registry-difference.ts";
import type { Approval } from "../../domain/approval.ts";
import { changesInWords, type FieldValues } from "../../domain/registry-change.ts";
import type { RegistryProposal } from "../../flows/edit-registry.ts";
import type { View } from "../view.ts";

/** 名录变动 as the office decides on it: every field, before and after. */
export async function registryMatter({ tx }: View, approval: Approval): Promise<ApprovalFacts["matter"]> {
  const { targetId, isNew, name, before, after } = approval.facts as RegistryProposal;
  const kept = approval.state === "pending" && !isNew ? await tx.listing.target(targetId) : null;
  const now = kept?.entry as unknown as FieldValues | undefined;
  const moved = Object.keys(after).some(
    (field) =>
      now !== undefined && JSON.stringify(now[field] ?? null) !== JSON.stringify(before[field] ?? null),
  );
  return {
    rows: [
      ["检查对象", name],
      ["事项", isNew ? "新增检查对象" : "修改名录内容"],
      ...(moved ? [["注意", "提交之后这条记录又有变动，请退回后由学区重新提交。"] as [string, string]] : []),
    ],
    blocks: [differenceTable(changesInWords("targets", isNew ? {} : before, after))],
    consequence: "同意后立即写入名录，留有修改前后的记录。",
  };
}
