import { addDays } from "./calendar.ts";

/** An inspector as the match sees one; frozen and hashed with the draw (assignHash). Days are "YYYY-MM-DD". */
export interface AssignInspector {
  id: string;
  active: boolean;
  /** Last valid day of the 行政执法证; null: holds none. */
  certUntil: string | null;
  leave: { from: string; to: string }[];
  specialties: string[];
  /** 会同部门; null: the bureau itself. */
  department: string | null;
  /** Visits already owed elsewhere; they count within the cap. */
  carried: number;
}

export interface AssignRelation {
  inspector: string;
  target: string;
  kind: string;
}

/** What one place of a team asks for. */
export interface SlotRule {
  specialty: string | null;
  /** null: somebody of the bureau. */
  department: string | null;
}

/** What is the same for every target of a draw. */
export interface AssignTerms {
  /** One a place, at least 2 (行政处罚法 42). */
  slotRules: SlotRule[];
  /** The visit window, both ends included. */
  window: { from: string; until: string };
  inspectors: AssignInspector[];
  relations: AssignRelation[];
}

export type Ineligible = "inactive" | "certificate" | "leave" | "relation";

/**
 * Why an inspector may not visit a target, or null (draw-protocol.md §2): active, a certificate valid on every day of the
 * window (行政处罚法 42, 55), not on leave all through it, no declared relation (行政处罚法 43).
 */
export function ineligible(
  inspector: AssignInspector,
  targetId: string,
  terms: Pick<AssignTerms, "window" | "relations">,
): Ineligible | null {
  const { from, until } = terms.window;
  if (!inspector.active) return "inactive";
  if (inspector.certUntil === null || inspector.certUntil < until) return "certificate";
  if (awayThrough(inspector.leave, from, until)) return "leave";
  const related = terms.relations.some(
    (relation) => relation.inspector === inspector.id && relation.target === targetId,
  );
  return related ? "relation" : null;
}

export const fits = (inspector: AssignInspector, rule: SlotRule): boolean =>
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
