/** One place in the team of a 检查任务. Every re-run of a slot is a new member; the earlier ones stay on record. */
export interface Member {
  id: string;
  assignmentId: string;
  slot: number;
  /** How often this slot was re-run before: 0 for who was drawn first. */
  round: number;
  inspectorId: string;
  state: MemberState;
  /** Grows with every fresh time to confirm. */
  generation: number;
  confirmedAt: Date | null;
  struckAt: Date | null;
  struckWhy: string | null;
}

export type MemberState = "pending" | "confirmed" | "recusalAsked" | "absenceAsked" | "struck";

export type StrikeWhy = "recusal" | "absence" | "unconfirmed";

export type MemberCommand =
  | { type: "confirm" }
  | { type: "askRecusal" }
  | { type: "askAbsence" }
  | { type: "handBack" }
  | { type: "strike"; why: StrikeWhy };

// A recusal may still be asked for after confirming, until the result is entered (draw-protocol.md §2.6).
const from: Record<Exclude<MemberCommand["type"], "strike">, readonly MemberState[]> = {
  confirm: ["pending"],
  askRecusal: ["pending", "confirmed"],
  askAbsence: ["pending", "confirmed"],
  handBack: ["recusalAsked", "absenceAsked"],
};

/** Only what was asked for can be granted, and only who has not answered can be late. */
const struckFrom: Record<StrikeWhy, MemberState> = {
  recusal: "recusalAsked",
  absence: "absenceAsked",
  unconfirmed: "pending",
};

export type MemberRefusal = { refused: "member.struck" | "member.asked" | "member.notPending" };

/**
 * What becomes of a place in a team; a no is a value. Nothing is done here. `handBack` follows a refused application: the
 * member confirms anew within a fresh term, so the generation grows. The visit is not suspended while one is open
 * (行政处罚法 第四十三条).
 */
export function decideMember(
  member: Member,
  command: MemberCommand,
  now: Date,
): { member: Member } | MemberRefusal {
  const possible = command.type === "strike" ? [struckFrom[command.why]] : from[command.type];
  if (!possible.includes(member.state)) return { refused: whyNot(member.state) };
  switch (command.type) {
    case "confirm":
      return { member: { ...member, state: "confirmed", confirmedAt: now } };
    case "askRecusal":
      return { member: { ...member, state: "recusalAsked" } };
    case "askAbsence":
      return { member: { ...member, state: "absenceAsked" } };
    case "handBack":
      return {
        member: { ...member, state: "pending", confirmedAt: null, generation: member.generation + 1 },
      };
    case "strike":
      return { member: { ...member, state: "struck", struckAt: now, struckWhy: command.why } };
    default: {
      const never: never = command;
      return never;
    }
  }
}

function whyNot(state: MemberState): MemberRefusal["refused"] {
  if (state === "struck") return "member.struck";
  return state === "recusalAsked" || state === "absenceAsked" ? "member.asked" : "member.notPending";
}

/** How a 检查任务 stands: waiting for its team, taken on by all of it, or with a place that nobody holds. */
export type AssignmentState = "awaiting" | "confirmed" | "underRepick";

/**
 * The state of a task, derived from who is in the team now (the newest member of every slot). Who has asked to step back
 * still holds the place until it is decided; a struck member whom nobody followed leaves it empty.
 */
export function assignmentState(team: readonly Member[]): AssignmentState {
  if (team.some((member) => member.state === "struck")) return "underRepick";
  return team.length > 0 && team.every((member) => member.state === "confirmed") ? "confirmed" : "awaiting";
}
