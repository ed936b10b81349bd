import { type ApprovalFacts, approvalCard } from "../../../cards/approval.ts";
import { type Approval, type ApprovalKind, decides } from "../../domain/approval.ts";
import { whoMay } from "../../domain/permission.ts";
import type { Draw, View } from "../view.ts";
import { itemsMatter } from "./publication.ts";

/** What is decided on, as its kind shows it. */
type Matter = (view: View, approval: Approval) => Promise<ApprovalFacts["matter"]>;

const bare: Matter = async () => ({ rows: [], blocks: [], consequence: "" });

const matters: Record<ApprovalKind, Matter> = {
  plan: bare,
  task: bare,
  scheme: bare,
  items: itemsMatter,
  registry: bare,
};

export const approval: Draw<"approval"> = async (view, page) => {
  const { tx } = view;
  const asked = await tx.approvals.byId(page.approvalId);
  if (!asked) return null;
  const by = await tx.people.byId(asked.byId);
  const decidedBy = asked.decidedBy === null ? null : await tx.people.byId(asked.decidedBy);
  const deciders = await tx.people.withRole(...whoMay(decides[asked.kind]));
  return approvalCard({
    approvalId: asked.id,
    title: asked.title,
    reason: asked.reason,
    by: by?.name ?? "",
    at: asked.at.toISOString(),
    deciders: deciders.filter(({ id }) => id !== asked.byId).map(({ name }) => name),
    state: asked.state,
    outcome: asked.decidedAt && {
      by: decidedBy?.name ?? "",
      at: asked.decidedAt.toISOString(),
      text: asked.decision ?? "",
    },
    matter: await matters[asked.kind](view, asked),
  });
};
