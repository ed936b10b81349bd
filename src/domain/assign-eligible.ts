import { addDays } from "./calendar.ts";

/** An inspector as the match sees one; frozen and hashed with the draw (assignHash). Days are "YYYY-MM-DD". */
export interface AssignInspector {
  id: string;
  active: boolean;
  /** Last valid day of the 行政执法证; null: holds none. */
  certUntil: string | null;
  leave: { from: string; to: string }[];
  specialties: string[];
  /** The department that sends this inspector; null: the bureau itself. */
  department: string | null;
  /** Visits already owed elsewhere; they count within the cap. */
  carried: number;
}

export interface AssignRelation {
  inspector: string;
  target: string;
  kind: string;
}

/** What one place of every team asks of whoever fills it; a specialty of null: anybody of that department. */
export interface SlotRule {
  specialty: string | null;
  department: string | null;
}

/** What is the same for every target of a draw. */
export interface AssignTerms {
  /** The visit window, both ends included. */
  window: { from: string; until: string };
  /** One a slot; as many as a team has people, at least 2 (行政处罚法 42). */
  slotRules: SlotRule[];
  inspectors: AssignInspector[];
  relations: AssignRelation[];
}

/** What keeps an inspector from every target of a draw. */
export type Unavailable = "inactive" | "certificate" | "leave";
export type Ineligible = Unavailable | "relation";

/**
 * Why an inspector may not visit a target, or null (draw-protocol.md §2): active, a certificate valid on every day of the
 * window (行政处罚法 42, 55), not on leave all through it, no declared relation (行政处罚法 43).
 */
export function ineligible(
  inspector: AssignInspector,
  targetId: string,
  terms: Pick<AssignTerms, "window" | "relations">,
): Ineligible | null {
  const [reason] = unavailable(inspector, terms.window);
  if (reason) return reason;
  const related = terms.relations.some(
    (relation) => relation.inspector === inspector.id && relation.target === targetId,
  );
  return related ? "relation" : null;
}

/** Everything that keeps an inspector from visiting anybody in the window; empty: nothing does. */
export function unavailable(inspector: AssignInspector, window: AssignTerms["window"]): Unavailable[] {
  const { active, certUntil, leave } = inspector;
  const reasons: Unavailable[] = [];
  if (!active) reasons.push("inactive");
  if (certUntil === null || certUntil < window.until) reasons.push("certificate");
  if (awayThrough(leave, window.from, window.until)) reasons.push("leave");
  return reasons;
}

/** Whether an inspector is of the department and has the specialty that a slot asks for. */
export const fits = (
  inspector: Pick<AssignInspector, "specialties" | "department">,
  rule: SlotRule,
): boolean =>
  inspector.department === rule.department &&
  (rule.specialty === null || inspector.specialties.includes(rule.specialty));

/** Whether no day from `from` to `until` is free; leaves may follow on each other or overlap, in any order. */
function awayThrough(leave: AssignInspector["leave"], from: string, until: string): boolean {
  let free = from;
  for (const one of [...leave].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (one.from <= free && free <= one.to) free = addDays(one.to, 1);
  }
  return free > until;
}
