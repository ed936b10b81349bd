// Where a row and a domain object meet. What stands in a column was checked when it came in, so a cast is enough here.

import type { Approval } from "../domain/approval.ts";
import type { Member } from "../domain/assignment.ts";
import type { AfterEntry } from "../domain/draw-after.ts";
import type { Contribution, Draw } from "../domain/draw-record.ts";
import type { Role } from "../domain/permission.ts";
import type { Person } from "../domain/person.ts";
import type { Plan } from "../domain/plan.ts";
import type { PlanEntry } from "../domain/plan-entry.ts";
import type { Recusal } from "../domain/recusal.ts";
import type { Inspector, Relation, Target } from "../domain/roster.ts";
import type { Scheme } from "../domain/scheme.ts";
import type { Training } from "../domain/training.ts";
import type {
  Assignment,
  Assistance,
  AuditEntry,
  ImportRow,
  InboxRow,
  Json,
  NoticeRow,
  OutboxRow,
  PlanItem,
  RoleGrant,
  StoredDuty,
} from "../flows/ports.ts";
import type { Attestation, Proposal, Vault } from "../flows/ports-draws.ts";
import * as sqlite from "./generated/sqlite/client.ts";

export const jsonOf = <T>(value: unknown): T => value as T;
export const toJson = (value: unknown): sqlite.Prisma.InputJsonValue => value as sqlite.Prisma.InputJsonValue;
/** A JSON column that may be empty. */
export const nullableJson = (value: unknown) =>
  value === null || value === undefined ? sqlite.Prisma.DbNull : toJson(value);

/** Prisma wants bytes over a buffer of their own. */
export const toBytes = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);

/** The row without the columns that only the store uses, as the domain's type. */
function without<T>(row: object, ...columns: string[]): T {
  const rest: Record<string, unknown> = { ...row };
  for (const column of columns) delete rest[column];
  return rest as T;
}

export function personOf(row: sqlite.Person & { roles: sqlite.RoleGrant[] }): Person {
  const roles = row.roles.filter((grant) => grant.state === "active").map((grant) => grant.role as Role);
  return { ...without<Omit<Person, "roles">>(row, "roles", "greetedAt", "createdAt"), roles: roles.sort() };
}

export const roleGrantOf = (row: sqlite.RoleGrant): RoleGrant => without(row);
export const targetOf = (row: sqlite.Target): Target => without(row, "updatedAt", "rev", "words");
export const inspectorOf = (row: sqlite.Inspector): Inspector => without(row, "updatedAt", "rev", "words");
export const relationOf = (row: sqlite.Relation): Relation => without(row);
export const planEntryOf = (row: sqlite.PlanEntry): PlanEntry => without(row, "state");
export const planOf = (row: sqlite.Plan): Plan => without(row, "rev");
export const planItemOf = ({ code, name, kind, section, legalBasis }: sqlite.Item): PlanItem =>
  ({ code, name, kind, section, legalBasis }) as PlanItem;
export const approvalOf = (row: sqlite.Approval): Approval => without(row);
export const schemeOf = (row: sqlite.Scheme): Scheme => without(row);
export const trainingOf = (row: sqlite.Training): Training => without(row);
export const drawOf = (row: sqlite.Draw): Draw => without(row, "liveKey");
export const vaultOf = (row: Omit<sqlite.DrawVault, "pool" | "fullBundle">): Vault => without(row);
export const afterOf = (row: sqlite.DrawAfter): AfterEntry => without(row, "drawId");
export const attestationOf = (row: sqlite.DrawAttestation): Attestation => without(row);
export const assistanceOf = (row: sqlite.Assistance): Assistance => without(row);
export const proposalOf = ({ kind, facts, ...row }: sqlite.DrawProposal): Proposal =>
  ({ ...row, ask: { kind, ...(facts as object) } }) as Proposal;
export const contributionOf = (row: sqlite.Contribution): Contribution => without(row);
export const assignmentOf = (row: sqlite.Assignment): Assignment => without(row, "createdAt");
export const memberOf = (row: sqlite.Member): Member => without(row);
export const recusalOf = (row: sqlite.Recusal): Recusal => without(row);
export const dutyOf = (row: sqlite.Duty): StoredDuty => without(row);
export const noticeOf = (row: sqlite.Notice): NoticeRow => without(row);
export const importOf = (row: sqlite.ImportBatch): ImportRow => without(row, "cursor", "digest");
export const inboxOf = (row: sqlite.InboxEvent): InboxRow =>
  without(row, "messageKey", "state", "leaseUntil", "nextAt", "doneAt", "error");
export const outboxOf = (row: sqlite.OutboxMessage): OutboxRow =>
  without(row, "nextAt", "leaseUntil", "urgedAt", "error");
export const auditOf = (
  row: sqlite.Audit,
): AuditEntry & { id: string; at: Date; before: Json; after: Json } => without(row, "seq");
