// What the flows ask of the records. Implemented in src/store, for both databases, under one contract suite.

import type { Member, MemberState } from "../domain/assignment.ts";
import type { Duty } from "../domain/duty.ts";
import type { Role } from "../domain/permission.ts";
import type { Person } from "../domain/person.ts";
import type { Plan as YearPlan } from "../domain/plan.ts";
import type { PlanEntry } from "../domain/plan-entry.ts";
import type { TargetGroup } from "../domain/plan-forecast.ts";
import type { Recusal } from "../domain/recusal.ts";
import type { Inspector, Relation, Target } from "../domain/roster.ts";
import type { Page } from "./page.ts";
import type { Approvals } from "./ports-approvals.ts";
import type { Credit } from "./ports-credit.ts";
import type { Draws } from "./ports-draws.ts";
import type { ImportRow, Json, Staging } from "./ports-imports.ts";
import type { Items } from "./ports-items.ts";
import type { Listing } from "./ports-listing.ts";
import type { Publications } from "./ports-publications.ts";
import type { Schemes, Tasks, Trainings } from "./ports-schemes.ts";

/** JSON as the audit keeps it. */
export type { Json };

/** One unit of work: everything done through it commits together or not at all. */
export interface Records {
  people: People;
  registry: Registry;
  listing: Listing;
  plan: Plan;
  draws: Draws;
  work: Work;
  duties: Duties;
  notices: Notices;
  imports: Imports;
  staging: Staging;
  inbox: Inbox;
  outbox: Outbox;
  delivery: Delivery;
  approvals: Approvals;
  items: Items;
  schemes: Schemes;
  trainings: Trainings;
  tasks: Tasks;
  credit: Credit;
  publications: Publications;
  audit: AuditLog;
  settings: Settings;
}

export interface Store {
  /** Reads outside a unit of work; never writes. */
  read: Records;
  /**
   * Runs `work` in one serialisable transaction and repeats it on a conflict, so it must do nothing but use its records.
   * `first`: somebody waits for it, so it goes before what only the loops do.
   * Only database calls inside, at most 50 ms: while it is open every other query of the process waits.
   */
  write<T>(work: (records: Records) => Promise<T>, first?: boolean): Promise<T>;
  close(): Promise<void>;
}

export interface People {
  byId(id: string): Promise<Person | null>;
  byIds(ids: string[]): Promise<Person[]>;
  byOpenId(openId: string): Promise<Person | null>;
  byInspectors(inspectorIds: string[]): Promise<Person[]>;
  /** Active people with the (active) role, in order of name. */
  withRole(...roles: Role[]): Promise<Person[]>;
  named(name: string): Promise<Person[]>;
  all(): Promise<Person[]>;
  /** Inserts or replaces; roles are not touched. */
  save(person: Omit<Person, "roles">, now: Date): Promise<void>;
  grant(grant: RoleGrant): Promise<void>;
  revoke(personId: string, role: Role): Promise<void>;
  pendingGrant(personId: string, role: Role): Promise<RoleGrant | null>;
  /** True the first time it is asked for a person. */
  greet(personId: string, now: Date): Promise<boolean>;
}

export interface RoleGrant {
  personId: string;
  role: Role;
  state: "active" | "pending";
  grantedBy: string;
  confirmedBy: string | null;
  at: Date;
}

export interface Registry {
  targets(): Promise<Target[]>;
  target(id: string): Promise<Target | null>;
  /** The only one of that name, or the only one whose name contains it; null when there is none or more than one. */
  targetNamed(name: string): Promise<Target | null>;
  targetsByIds(ids: string[]): Promise<Target[]>;
  inspectors(): Promise<Inspector[]>;
  inspectorsByIds(ids: string[]): Promise<Inspector[]>;
  relations(): Promise<Relation[]>;
  /** Changes whenever targets, inspectors, relations or tasks do: what was computed from them before still holds. */
  stamp(): Promise<string>;
  /** Targets in order of id, at most `limit` after `id`, so that reading very many lets others in between. */
  targetsAfter(id: string, limit: number): Promise<Target[]>;
  /** Set-based insert-or-replace, at most 2,000 rows a call. */
  saveTargets(targets: Target[], now: Date): Promise<void>;
  saveInspectors(inspectors: Inspector[], now: Date): Promise<void>;
  saveRelations(relations: Relation[]): Promise<void>;
  counts(): Promise<{ targets: number; enterprises: number; inspectors: number }>;
}

export interface PlanItem {
  code: string;
  name: string;
  kind: "key" | "general";
  section: string;
  legalBasis: string;
}

export interface Plan {
  /**
   * What may be drawn in the year, by code: the entries of the newest published plan and published 临时任务. In a year
   * without any plan on record, the newest version of every entry.
   */
  entries(year: number): Promise<PlanEntry[]>;
  entry(id: string): Promise<PlanEntry | null>;
  entriesByIds(ids: string[]): Promise<PlanEntry[]>;
  /** Every code of the year that any entry ever had, so that none is given out twice. */
  codes(year: number): Promise<string[]>;
  /** Versions of the year's plan, newest first. */
  versions(year: number): Promise<YearPlan[]>;
  savePlan(plan: YearPlan): Promise<void>;
  /** Active targets counted by what filters and strata look at. */
  groups(): Promise<TargetGroup[]>;
  items(codes: string[]): Promise<PlanItem[]>;
  /** Those in use (在用), by code. */
  activeItems(): Promise<PlanItem[]>;
  saveEntries(entries: PlanEntry[]): Promise<void>;
}

/** 检查任务: one drawn target with its team. */
export interface Assignment {
  id: string;
  drawId: string;
  targetId: string;
  showOrder: number;
  visitFrom: string;
  visitUntil: string;
  /** `replaced`: another target was drawn for it; `voided`: with its draw. */
  state: "active" | "replaced" | "voided";
  endedWhy: string | null;
  /** Drawn later down the same list (补抽, 递补). */
  added: boolean;
}

/** 专业人员协助: goes along and counts neither toward the two nor in the draw. */
export interface Assistance {
  id: string;
  assignmentId: string;
  name: string;
  unit: string;
  task: string;
  byId: string;
  at: Date;
}

/** A visit that earlier draws brought to a target. */
export interface PastVisit {
  targetId: string;
  entryId: string;
  visitUntil: string;
  /** Inspector ids of those who went. */
  team: string[];
}

export interface Work {
  assignment(id: string): Promise<Assignment | null>;
  assignmentsOf(drawId: string): Promise<Assignment[]>;
  /** Active tasks whose visit window ends on `day` or later, with their teams: what the rules of a pool look at. */
  visitsSince(day: string): Promise<PastVisit[]>;
  /** False when the task is no longer active. */
  endAssignment(id: string, state: "replaced" | "voided", why: string): Promise<boolean>;
  assist(assistance: Assistance): Promise<void>;
  assistance(assignmentId: string): Promise<Assistance[]>;
  insert(assignments: Assignment[], members: Member[], now: Date): Promise<void>;
  member(id: string): Promise<Member | null>;
  members(assignmentIds: string[]): Promise<Member[]>;
  /** Of the tasks that are still to be done. */
  membersOfDraw(drawId: string): Promise<Member[]>;
  membersOfInspector(inspectorId: string): Promise<Member[]>;
  addMember(member: Member): Promise<void>;
  /** False when the member is no longer in state `from`. */
  updateMember(member: Member, from: MemberState): Promise<boolean>;
  recusal(id: string): Promise<Recusal | null>;
  recusalsOf(memberIds: string[]): Promise<Recusal[]>;
  openRecusals(): Promise<Recusal[]>;
  saveRecusal(recusal: Recusal): Promise<void>;
}

export interface Duties {
  open(duties: StoredDuty[]): Promise<void>;
  byId(id: string): Promise<StoredDuty | null>;
  of(subject: string): Promise<StoredDuty[]>;
  openOf(ownerId: string): Promise<StoredDuty[]>;
  allOpen(): Promise<StoredDuty[]>;
  /** Unended duties whose next rung is due, oldest first. */
  due(now: Date, limit: number): Promise<StoredDuty[]>;
  setNext(id: string, nextAt: Date | null): Promise<void>;
  /** Ends every open duty of the subject (of one kind, of one owner); returns how many. */
  end(
    where: { subject: string; kind?: Duty["kind"]; ownerId?: string },
    why: string,
    now: Date,
  ): Promise<number>;
  /** The earliest next moment of any duty, for the clock of tests and trial. */
  earliest(): Promise<Date | null>;
}

export type StoredDuty = Duty & { nextAt: Date | null; endedWhy: string | null };

export interface NoticeRow {
  id: string;
  dutyId: string;
  generation: number;
  rung: string;
  kind: "reminder" | "supervision" | "accountability";
  /** Person id. */
  addressee: string;
  number: string | null;
  issuedAt: Date;
  ackedAt: Date | null;
}

export interface Notices {
  byId(id: string): Promise<NoticeRow | null>;
  byIds(ids: string[]): Promise<NoticeRow[]>;
  ofDuty(dutyId: string): Promise<NoticeRow[]>;
  ofPerson(personId: string, onlyOpen: boolean): Promise<NoticeRow[]>;
  issue(notice: NoticeRow): Promise<void>;
  ack(id: string, now: Date): Promise<boolean>;
  countOpen(): Promise<{ supervision: number; accountability: number }>;
}

export type { ImportRow } from "./ports-imports.ts";
export interface Imports {
  insert(row: ImportRow): Promise<void>;
  byId(id: string): Promise<ImportRow | null>;
  close(id: string, state: "applied" | "cancelled", now: Date): Promise<boolean>;
}

export interface InboxRow {
  seq: number;
  eventId: string;
  type: string;
  chatKey: string;
  payload: Json;
  receivedAt: Date;
  attempts: number;
}

export interface Inbox {
  /** False when the event (or, for messages, the message) is already there. */
  store(event: {
    eventId: string;
    messageKey: string | null;
    type: string;
    chatKey: string;
    payload: Json;
    at: Date;
    leaseUntil: Date | null;
  }): Promise<boolean>;
  /**
   * Takes the oldest event of a chat none of whose earlier events is unfinished. Null when there is nothing to do.
   */
  claim(now: Date, leaseUntil: Date): Promise<InboxRow | null>;
  done(eventId: string, now: Date): Promise<void>;
  /** Puts it back for `nextAt`, or gives it up when `nextAt` is null. */
  failed(eventId: string, error: string, nextAt: Date | null): Promise<void>;
  prune(before: Date): Promise<number>;
  counts(): Promise<{ waiting: number; dead: number }>;
}

/** answers, first notices, digests, refreshes: who goes first to one destination. */
export const lanes = { answer: 0, notice: 1, digest: 2, refresh: 3 } as const;

export interface Outgoing {
  id: string;
  dest: { chat: string } | { user: string };
  lane: number;
  page: Page;
  replyTo?: string;
  urgent?: boolean;
  noticeId?: string;
}

export interface OutboxRow {
  seq: number;
  id: string;
  dest: string;
  lane: number;
  page: Page;
  subject: string | null;
  replyTo: string | null;
  urgent: boolean;
  noticeId: string | null;
  digestOf: string | null;
  state: OutboxState;
  attempts: number;
  firstAttemptAt: Date | null;
  messageId: string | null;
  chatId: string | null;
  shownHash: string | null;
  createdAt: Date;
  sentAt: Date | null;
}

/** `settled`: looked at before sending and no longer needed. `merged`: went out inside a digest. `unknown`: nobody can say whether it arrived. */
export type OutboxState =
  | "pending"
  | "sending"
  | "sent"
  | "retry"
  | "dead"
  | "settled"
  | "merged"
  | "unknown";

export interface Outbox {
  put(messages: Outgoing[], now: Date): Promise<void>;
  /**
   * Redraws every copy of what the subject shows. The message that was pressed is redrawn by the answer to the press; its
   * own refresh waits until `notBefore` and then finds nothing to change, unless the answer was lost.
   */
  refresh(subject: string, now: Date, answered?: { messageId: string; notBefore: Date }): Promise<void>;
  refreshMessage(messageId: string, now: Date): Promise<void>;
  /** The row that a message of ours was sent for. */
  byMessage(messageId: string): Promise<OutboxRow | null>;
  /** From now on this message shows another page. */
  become(messageId: string, page: Page): Promise<void>;
}

/** One message to deliver, leased: its row, and the rows a digest tells together with it. */
export interface Claim {
  dest: string;
  row: OutboxRow;
  others: OutboxRow[];
  /** It was attempted before and nobody knows whether it arrived. */
  again: boolean;
}

export type Outcome =
  | { sent: { messageId: string; chatId: string; shownHash: string; page: Page } }
  | { refreshed: { shownHash: string } }
  | { settled: true }
  | { retry: Date; error: string; pauseUntil?: Date }
  | { failed: "dead" | "unknown"; error: string };

/** What only the delivering loop uses. */
export interface Delivery {
  /** Takes up to `n` tokens of the app's rate (50 a second, 1000 a minute, over all replicas); returns how many it got. */
  takeTokens(n: number, now: Date): Promise<number>;
  /** Leases the destination whose turn it is and the row that goes first to it. Null when nothing can be sent now. */
  claim(owner: string, now: Date, leaseUntil: Date): Promise<Claim | null>;
  /** Writes down what became of a claim and lets the destination go, not before `nextAt`. */
  finish(claim: Claim, outcome: Outcome, now: Date, nextAt: Date): Promise<void>;
  /** The row whose message this is: a digest's message belongs to its first notice. */
  owner(messageId: string): Promise<OutboxRow | null>;
  /** What a person now sees on this message, after a press was answered. */
  shown(messageId: string, hash: string): Promise<void>;
  /** `waiting`: what could be sent by `until`, or is on its way. */
  counts(until: Date): Promise<{ waiting: number; dead: number; unknown: number }>;
}

export interface AuditEntry {
  actor: string;
  action: string;
  subject: string;
  before?: Json;
  after?: Json;
}

export interface AuditLog {
  write(entry: AuditEntry & { id: string; at: Date }): Promise<void>;
  of(subject: string): Promise<(AuditEntry & { id: string; at: Date })[]>;
  /** The head of the sealed chain: how many rows, and the hash over them. */
  head(): Promise<{ n: number; hash: string }>;
}

export interface Settings {
  get(key: string): Promise<Json | null>;
  set(key: string, value: Json): Promise<void>;
  /** Counts up by one and returns the new value; unique and without gaps within committed work. */
  next(counter: string): Promise<number>;
}
