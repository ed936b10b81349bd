import type { Approval, ApprovalKind } from "../domain/approval.ts";
import { applyRegistryProposal } from "./apply-registry-proposal.ts";
import type { PersonCtx, Refusal } from "./ctx.ts";
import { taskDecided } from "./propose-task.ts";
import { itemsDecided } from "./submit-items.ts";
import { planDecided } from "./submit-plan.ts";
import { schemeDecided } from "./submit-scheme.ts";

/**
 * What follows when something was approved, returned or withdrawn (`approval.state` says which), in the same unit of work. A refusal
 * leaves it pending: what it was about changed meanwhile.
 */
type Effect = (ctx: PersonCtx, approval: Approval) => Promise<Refusal | null>;

export const approvalEffects: Record<ApprovalKind, Effect> = {
  plan: planDecided,
  task: taskDecided,
  scheme: schemeDecided,
  items: itemsDecided,
  registry: applyRegistryProposal,
};
