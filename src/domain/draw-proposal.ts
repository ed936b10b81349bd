import { holds, type Person } from "./person.ts";

/** 作废（已有人见证之后） · 补抽 · 递补检查对象: what one asks for and somebody else decides. */
export type ProposalKind = "void" | "extend" | "replace";

type Side = "supervisor" | "leader";

/** On which sides a person stands: 监督人员, or 分管领导、组长. */
const sidesOf = (person: Person): Side[] => [
  ...(holds(person, "supervisor") ? (["supervisor"] as const) : []),
  ...(holds(person, "deputy", "chief") ? (["leader"] as const) : []),
];

/** Who may propose: to void, either side (draw-protocol.md §1, Tickets); to draw more, 双随机办. */
export const mayPropose = (person: Person, kind: ProposalKind): boolean =>
  kind === "void" ? sidesOf(person).length > 0 : holds(person, "office");

/** Which roles decide on what `by` proposed: voiding takes a supervisor and a leader together; drawing more a leader. */
export function deciderSides(by: Person, kind: ProposalKind): Side[] {
  if (kind !== "void") return ["leader"];
  const own = sidesOf(by);
  // Who is both needs but one more of either.
  return own.length === 2
    ? ["supervisor", "leader"]
    : own.includes("supervisor")
      ? ["leader"]
      : ["supervisor"];
}

/** Nobody decides on his own proposal. */
export const mayDecide = (person: Person, by: Person, kind: ProposalKind): boolean =>
  person.id !== by.id && sidesOf(person).some((side) => deciderSides(by, kind).includes(side));

export const rolesOf: Record<Side, ("supervisor" | "deputy" | "chief")[]> = {
  supervisor: ["supervisor"],
  leader: ["deputy", "chief"],
};
