import type { WorkCalendar } from "../domain/calendar.ts";
import type { Person } from "../domain/person.ts";
import type { Json, Records, Store } from "./ports.ts";
import type { Drawing } from "./ports-draws.ts";

/** Chance as an argument; main hands in the system's, tests a fixed one. */
export interface Chance {
  /** A fresh id, at most 36 characters of [A-Za-z0-9-]. */
  id(): string;
  /** 32 random bytes as lower-case hex. */
  secret(): string;
}

/** What every flow works with: one unit of work, and time and chance as they are in it. */
export interface Ctx {
  tx: Records;
  now: Date;
  chance: Chance;
  calendar: WorkCalendar;
  /** The card that was pressed: the answer redraws it, so its refresh waits. Null when nothing was pressed. */
  pressed: { messageId: string; notBefore: Date } | null;
}

/** A flow on behalf of somebody. */
export interface PersonCtx extends Ctx {
  by: Person;
}

/** What a heavy flow works with before its unit of work: reading, computing, chance, and the moment it will be entered at. */
export interface Before {
  store: Store;
  drawing: Drawing;
  chance: Chance;
  calendar: WorkCalendar;
  now: Date;
}

/**
 * What was computed before the unit of work no longer fits what is in it: nothing was written, and it is computed again
 * (bot/converse.ts).
 */
export const stale = (what: string): Error =>
  Object.assign(new Error(`${what} changed meanwhile`), { code: STALE });
export const STALE = "flow.stale";

/** An expected no: a code that bot/replies.ts turns into words, and the facts they need. Nothing was written. */
export interface Refusal {
  refused: string;
  [fact: string]: string | number | string[];
}

export const refuse = (refused: string, facts: Record<string, string | number | string[]> = {}): Refusal => ({
  ...facts,
  refused,
});

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === "object" && value !== null && "refused" in value && typeof value.refused === "string";

/** Writes one audit row with the change it tells of. `actor` is a person's id, or `clock` for what time did. */
export async function record(
  ctx: Pick<Ctx, "tx" | "now" | "chance"> & { by?: Person },
  action: string,
  subject: string,
  change: { before?: Json; after?: Json } = {},
): Promise<void> {
  await ctx.tx.audit.write({
    id: ctx.chance.id(),
    at: ctx.now,
    actor: ctx.by?.id ?? "clock",
    action,
    subject,
    ...("before" in change && { before: sealable(change.before) }),
    ...("after" in change && { after: sealable(change.after) }),
  });
}

/** What the chain can hash: canonical JSON knows whole numbers only, so every other is kept as text; absent fields go. */
function sealable(value: unknown): Json {
  if (typeof value === "number") return Number.isSafeInteger(value) ? value : String(value);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(sealable);
  if (typeof value !== "object" || value === null) return (value ?? null) as Json;
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(fields.map(([key, field]) => [key, sealable(field)]));
}

/** Every copy of what shows `subject` is redrawn. */
export const redraw = (ctx: Ctx, subject: string): Promise<void> =>
  ctx.tx.outbox.refresh(subject, ctx.now, ctx.pressed ?? undefined);
