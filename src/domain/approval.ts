import type { Permission } from "./permission.ts";

/** What one proposes and another decides. Who proposed never decides (S9: approver ≠ proposer). */
export const approvalKinds = ["plan", "task", "scheme", "items", "registry"] as const;
export type ApprovalKind = (typeof approvalKinds)[number];

export interface Approval {
  id: string;
  kind: ApprovalKind;
  /** What it is about: `plan:2026:2`, `entry:<id>`, `scheme:<id>`, `items`, `target:<id>` */
  subject: string;
  /** As its card is headed. */
  title: string;
  reason: string;
  /** What the kind needs to carry it out; plain JSON. */
  facts: unknown;
  byId: string;
  at: Date;
  /** `withdrawn`: by who proposed it, or because what it was about changed. */
  state: "pending" | "approved" | "returned" | "withdrawn";
  decidedBy: string | null;
  decidedAt: Date | null;
  decision: string | null;
}

/** Who decides what: the plan and what is public are a leader's matter, a district's change of a registry the office's. */
export const decides: Record<ApprovalKind, Permission> = {
  plan: "plan.approve",
  task: "plan.approve",
  scheme: "plan.approve",
  items: "plan.approve",
  registry: "registry.check",
};
