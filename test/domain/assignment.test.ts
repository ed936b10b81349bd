import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  assignmentState,
  decideMember,
  type Member,
  type MemberCommand,
  type MemberState,
} from "../../src/domain/assignment.ts";

const now = new Date("2026-03-04T02:00:00Z");
const member = (state: MemberState, more: Partial<Member> = {}): Member => ({
  id: "m1",
  assignmentId: "2026-01-1-001",
  slot: 0,
  round: 0,
  inspectorId: "i1",
  state,
  generation: 1,
  confirmedAt: state === "confirmed" ? new Date("2026-03-03T02:00:00Z") : null,
  struckAt: null,
  struckWhy: null,
  ...more,
});

const states: MemberState[] = ["pending", "confirmed", "recusalAsked", "absenceAsked", "struck"];
const commands: MemberCommand[] = [
  { type: "confirm" },
  { type: "askRecusal" },
  { type: "askAbsence" },
  { type: "handBack" },
  { type: "strike", why: "recusal" },
  { type: "strike", why: "absence" },
  { type: "strike", why: "unconfirmed" },
];
const nameOf = (command: MemberCommand): string =>
  command.type === "strike" ? `strike for ${command.why}` : command.type;

// Rows: command; columns: pending, confirmed, recusalAsked, absenceAsked, struck. "-" is refused.
const table: Record<string, string[]> = {
  confirm: ["confirmed", "-", "-", "-", "-"],
  askRecusal: ["recusalAsked", "recusalAsked", "-", "-", "-"],
  askAbsence: ["absenceAsked", "absenceAsked", "-", "-", "-"],
  handBack: ["-", "-", "pending", "pending", "-"],
  "strike for recusal": ["-", "-", "struck", "-", "-"],
  "strike for absence": ["-", "-", "-", "struck", "-"],
  "strike for unconfirmed": ["struck", "-", "-", "-", "-"],
};

describe("a place in a team", () => {
  test.each(commands.map((command) => [nameOf(command), command] as const))("%s", (name, command) => {
    const outcomes = states.map((state) => {
      const decided = decideMember(member(state), command, now);
      return "refused" in decided ? "-" : decided.member.state;
    });
    expect(outcomes).toEqual(table[name]);
  });

  test("a no says why", () => {
    expect(decideMember(member("struck"), { type: "confirm" }, now)).toEqual({ refused: "member.struck" });
    expect(decideMember(member("recusalAsked"), { type: "confirm" }, now)).toEqual({
      refused: "member.asked",
    });
    expect(decideMember(member("absenceAsked"), { type: "askRecusal" }, now)).toEqual({
      refused: "member.asked",
    });
    expect(decideMember(member("confirmed"), { type: "confirm" }, now)).toEqual({
      refused: "member.notPending",
    });
  });

  test("confirming and striking keep the moment", () => {
    expect(decideMember(member("pending"), { type: "confirm" }, now)).toMatchObject({
      member: { confirmedAt: now },
    });
    const struck = decideMember(member("pending"), { type: "strike", why: "unconfirmed" }, now);
    expect(struck).toMatchObject({ member: { struckAt: now, struckWhy: "unconfirmed" } });
  });

  test("a refused application is confirmed anew, in a generation of its own", () => {
    const asked = member("recusalAsked", { confirmedAt: now, generation: 2 });
    expect(decideMember(asked, { type: "handBack" }, now)).toEqual({
      member: { ...asked, state: "pending", confirmedAt: null, generation: 3 },
    });
  });

  test("whatever comes, who was struck stays so, and generations only grow", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...commands)), (sequence) => {
        let held = member("pending");
        for (const command of sequence) {
          const before = structuredClone(held);
          const decided = decideMember(held, command, now);
          expect(held).toEqual(before);
          if ("refused" in decided) continue;
          expect(held.state).not.toBe("struck");
          expect(decided.member.generation).toBeGreaterThanOrEqual(held.generation);
          held = decided.member;
          expect(held.confirmedAt !== null || held.state !== "confirmed").toBe(true);
        }
      }),
    );
  });
});

describe("a task", () => {
  test.each([
    [["pending", "pending"], "awaiting"],
    [["confirmed", "pending"], "awaiting"],
    [["confirmed", "recusalAsked"], "awaiting"],
    [["confirmed", "confirmed"], "confirmed"],
    [["confirmed", "struck"], "underRepick"],
    [["recusalAsked", "struck"], "underRepick"],
    [[], "awaiting"],
  ] as [MemberState[], string][])("with %j is %s", (team, state) => {
    expect(assignmentState(team.map((one, slot) => member(one, { slot })))).toBe(state);
  });
});
