import type { WorkCalendar } from "./calendar.ts";
import { clockOf, type LadderClock } from "./duty-clock.ts";
import type { Accountability, Addressee, DutyKind, Policy } from "./duty-policy.ts";

export type { Addressee };

/**
 * 待办事项: anything somebody owes by a date. All reminders and escalations come from duties (rules.md §5). `subject` is
 * what it is about, `kind:id`; a moved due time opens the next generation; `policy` is a snapshot taken at the start.
 */
export interface Duty {
  id: string;
  kind: DutyKind;
  subject: string;
  /** Person id. */
  ownerId: string;
  generation: number;
  /** When this generation began. */
  startAt: Date;
  dueAt: Date;
  endedAt: Date | null;
  policy: Policy;
}

export type RungKind = "reminder" | "supervision" | "accountability" | "repick";

/** One step of the ladder: when it fires and to whom. `key` names it within its duty and generation. */
export interface Rung {
  key: string;
  kind: RungKind;
  at: Date;
  to: Addressee[];
  /** The 督办单 that must have gone out before; null where nothing must. */
  follows: string | null;
}

/** A rung of this duty and generation that fired, for one addressee. */
export interface Fired {
  rung: string;
  kind: string;
  /** Person id; only the owner's acknowledgement answers a 督办单. */
  addressee?: string;
  issuedAt: Date;
  ackedAt: Date | null;
}

/**
 * The rungs a duty can ever have, in order of time, each at a moment when something may be sent. Steps after the due
 * time keep their distance from the 督办单 before them: where that went out late, they come later too, so that nobody
 * meets with a consequence he had no time to avert.
 */
export function rungsOf(duty: Duty, calendar: WorkCalendar, fired: readonly Fired[] = []): Rung[] {
  const clock = clockOf(duty.policy, calendar);
  const sheets = supervisions(duty, clock, fired);
  return [
    ...reminders(duty, clock),
    ...sheets,
    ...repick(duty, clock, fired),
    ...accountability(duty, clock, fired),
  ]
    .map((rung) => ({ ...rung, at: clock.moment(rung.at) }))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** Reminders that would come before the start are left out; a short duty gets one at half time instead. */
function reminders({ policy, startAt, dueAt }: Duty, clock: LadderClock): Rung[] {
  const remind = (key: string, at: Date): Rung => ({
    key,
    kind: "reminder",
    at,
    to: ["owner"],
    follows: null,
  });
  const half = new Date((startAt.getTime() + dueAt.getTime()) / 2);
  const wanted =
    clock.length(startAt, dueAt) <= policy.short
      ? [remind("remind-half", half)]
      : policy.reminders.map((before) => remind(`remind-${before}`, clock.before(dueAt, before)));
  return wanted.filter(({ at }) => at > startAt && clock.moment(at) <= dueAt);
}

const supervisionKey = (after: number): string => `supervise+${after}`;

function supervisions(duty: Duty, clock: LadderClock, fired: readonly Fired[]): Rung[] {
  return duty.policy.supervision.map(({ after, to }, index) => ({
    key: supervisionKey(after),
    kind: "supervision",
    to,
    ...following(duty, clock, fired, index, after),
  }));
}

function repick(duty: Duty, clock: LadderClock, fired: readonly Fired[]): Rung[] {
  const { repickAfter, supervision } = duty.policy;
  if (repickAfter === null) return [];
  const after = (supervision[0]?.after ?? 0) + repickAfter;
  return [{ key: "repick", kind: "repick", to: [], ...following(duty, clock, fired, 1, after) }];
}

function accountability(duty: Duty, clock: LadderClock, fired: readonly Fired[]): Rung[] {
  const rule = duty.policy.accountability;
  if (rule === null) return [];
  const step = following(
    duty,
    clock,
    fired,
    Math.min(rule.unanswered, duty.policy.supervision.length),
    rule.after,
  );
  const early = whenUnanswered(duty, clock, fired, rule);
  const at = early !== null && early < step.at ? early : step.at;
  return [{ key: "account", kind: "accountability", to: rule.to, follows: step.follows, at }];
}

/** `after` the due time, but as long after the 督办单 that comes before it (the `n`-th, 0: none) as was planned. */
function following(duty: Duty, clock: LadderClock, fired: readonly Fired[], n: number, after: number) {
  const planned = clock.after(duty.dueAt, after);
  const before = duty.policy.supervision[n - 1];
  if (before === undefined) return { at: planned, follows: null };
  const key = supervisionKey(before.after);
  const issued = issuedAt(fired, key);
  const spaced = issued === null ? planned : clock.after(issued, after - before.after);
  return { at: spaced > planned ? spaced : planned, follows: key };
}

function issuedAt(fired: readonly Fired[], key: string): Date | null {
  const times = fired.filter((one) => one.rung === key).map((one) => one.issuedAt.getTime());
  return times.length === 0 ? null : new Date(Math.max(...times));
}

/** When the last of the needed number of unanswered 督办单 has stayed so for long enough; null while there are fewer. */
function whenUnanswered(
  { ownerId }: Duty,
  clock: LadderClock,
  fired: readonly Fired[],
  rule: Accountability,
): Date | null {
  const sheets = fired.filter((one) => one.kind === "supervision");
  const fromOwner = (one: Fired) => one.ackedAt !== null && (one.addressee ?? ownerId) === ownerId;
  const answered = new Set(sheets.filter(fromOwner).map((one) => one.rung));
  const open = [...new Set(sheets.map((one) => one.rung))].filter((key) => !answered.has(key));
  const times = open.flatMap((key) => issuedAt(sheets, key) ?? []).sort((a, b) => a.getTime() - b.getTime());
  const last = times[rule.unanswered - 1];
  return last === undefined ? null : clock.after(last, rule.unansweredFor);
}

/**
 * The rungs still to come at `now`: not fired, and no reminder that a later one has overtaken or that could only go out
 * after the due time.
 */
function openRungs(duty: Duty, fired: readonly Fired[], now: Date, calendar: WorkCalendar): Rung[] {
  if (duty.endedAt !== null) return [];
  const rungs = rungsOf(duty, calendar, fired);
  const done = new Set(fired.map((one) => one.rung));
  const newest = rungs
    .filter((rung) => rung.kind === "reminder" && (done.has(rung.key) || rung.at <= now))
    .at(-1);
  const inTime = clockOf(duty.policy, calendar).moment(now) <= duty.dueAt;
  return rungs.filter((rung) => {
    if (done.has(rung.key)) return false;
    return rung.kind !== "reminder" || (inTime && (newest === undefined || rung.at >= newest.at));
  });
}

/**
 * What is to fire now: rungs whose time has come, that have not fired in this generation, and only when something may
 * be sent. What was missed fires late, once; of several reminders only the newest, and none after the due time.
 */
export function dueRungs(duty: Duty, fired: readonly Fired[], now: Date, calendar: WorkCalendar): Rung[] {
  if (clockOf(duty.policy, calendar).moment(now) > now) return [];
  const done = new Set(fired.map((one) => one.rung));
  const ready = (rung: Rung) => rung.at <= now && (rung.follows === null || done.has(rung.follows));
  return openRungs(duty, fired, now, calendar).filter(ready);
}

/** When the duty must be looked at again, never before `now`; null when no rung is left. */
export function nextRungAt(
  duty: Duty,
  fired: readonly Fired[],
  calendar: WorkCalendar,
  now: Date = duty.startAt,
): Date | null {
  const done = new Set(fired.map((one) => one.rung));
  const [next] = openRungs(duty, fired, now, calendar).filter(
    (rung) => rung.follows === null || done.has(rung.follows),
  );
  if (next === undefined) return null;
  return clockOf(duty.policy, calendar).moment(next.at > now ? next.at : now);
}

/** Who gets what when, should nothing be done: the ladder of a duty as it stands; nothing for one that has ended. */
export const preview = (duty: Duty, calendar: WorkCalendar, fired: readonly Fired[] = []): Rung[] =>
  duty.endedAt === null ? rungsOf(duty, calendar, fired) : [];

/**
 * The duty with another due time: the next generation, which starts now, so that its ladder begins anew. Refused for
 * what has ended, and for a time that has passed already.
 */
export function moveDue(
  duty: Duty,
  dueAt: Date,
  now: Date,
): { duty: Duty } | { refused: "duty.ended" | "duty.badDue" } {
  if (duty.endedAt !== null) return { refused: "duty.ended" };
  if (dueAt <= now) return { refused: "duty.badDue" };
  return { duty: { ...duty, generation: duty.generation + 1, startAt: now, dueAt } };
}

/**
 * Whether a leader may sign, change or drop a 失职问责单（建议稿）: never on a matter he himself owed or supervised
 * (rules.md §5). Without anybody who may, it goes into the report to 局党组.
 */
export const mayJudge = (leaderId: string, duty: Duty, supervisedBy: readonly string[]): boolean =>
  duty.ownerId !== leaderId && !supervisedBy.includes(leaderId);
