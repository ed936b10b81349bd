import type { Approval } from "../domain/approval.ts";

export interface Approvals {
  insert(approval: Approval): Promise<void>;
  byId(id: string): Promise<Approval | null>;
  /** Of a subject, oldest first. */
  of(subject: string): Promise<Approval[]>;
  pending(kind?: Approval["kind"]): Promise<Approval[]>;
  /** False when it is no longer pending. */
  close(approval: Approval): Promise<boolean>;
}
