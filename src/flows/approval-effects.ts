import type { Approval, ApprovalKind } from "../domain/approval.ts";
import type { PersonCtx, Refusal } from "./ctx.ts";
import { itemsDecided } from "./submit-items.ts";

/**
 * What follows when something was approved or returned (`approval.state` says which), in the same unit of work. A refusal
 * leaves it pending: what it was about changed meanwhile.
 */
type Effect = (ctx: PersonCtx, approval: Approval) => Promise<Refusal | null>;

const nothing: Effect = async () => null;

export const approvalEffects: Record<ApprovalKind, Effect> = {
  plan: nothing,
  task: nothing,
  scheme: nothing,
  items: itemsDecided,
  registry: nothing,
};
