import { describe, expect, test } from "vitest";
import { type DutyKind, ladder, policyFor, standingOf } from "../../src/domain/duty-policy.ts";
import { dutyNames } from "../../src/domain/words.ts";

const kinds = Object.keys(dutyNames) as DutyKind[];

describe("the policy of a duty", () => {
  test("every kind has the ladder of rules.md §5", () => {
    for (const kind of kinds.filter((one) => one !== "confirm")) {
      const policy = policyFor(kind);
      expect(policy.reminders).toEqual([5, 2, 0]);
      expect(policy.supervision.map((step) => step.after)).toEqual([1, 3]);
      expect(policy.supervision[0]?.to).not.toContain("office");
      expect(policy.supervision[1]?.to).toContain("office");
      expect(policy.repickAfter).toBeNull();
    }
  });

  test("a 失职问责单 only for plan, draw, visit, entry, follow-up, publicity and transfer", () => {
    const accountable = kinds.filter((kind) => policyFor(kind).accountability !== null);
    expect(accountable.sort()).toEqual(
      ["dispose", "draw", "enter", "plan", "publish", "recheck", "refer", "visit"].sort(),
    );
  });

  test("an unconfirmed task ends in a re-pick, not in a 问责单", () => {
    expect(policyFor("confirm")).toMatchObject({ repickAfter: 1, accountability: null });
    expect(policyFor("confirm").supervision).toHaveLength(1);
  });

  test("a deputy's own overdue goes to the chief and nobody below, the chief's own to nobody", () => {
    for (const kind of kinds) {
      const deputy = policyFor(kind, ladder, "deputy");
      for (const { to } of deputy.supervision) expect(to).toEqual(["owner", "leader"]);
      expect(deputy.accountability?.to ?? ["leader"]).toEqual(["leader"]);
      const chief = policyFor(kind, ladder, "chief");
      expect(chief.supervision).toEqual([]);
      expect(chief.accountability).toBeNull();
      expect(chief.reminders).toEqual(policyFor(kind).reminders);
    }
  });

  test("the higher post counts", () => {
    expect(standingOf(["inspector", "deputy", "chief"])).toBe("chief");
    expect(standingOf(["section", "deputy"])).toBe("deputy");
    expect(standingOf(["admin", "office", "section"])).toBe("staff");
  });

  test("the bureau's own numbers are taken, those of a kind before the common ones, in order of time", () => {
    const own = {
      ...ladder,
      common: { ...ladder.common, short: 1 },
      byKind: { publish: { supervision: [...ladder.common.supervision].reverse(), reminders: [10] } },
    };
    expect(policyFor("publish", own)).toMatchObject({ short: 1, reminders: [10] });
    expect(policyFor("publish", own).supervision.map((step) => step.after)).toEqual([1, 3]);
    expect(policyFor("enter", own).reminders).toEqual([5, 2, 0]);
  });

  test("a snapshot does not change the settings", () => {
    const before = structuredClone(ladder);
    policyFor("plan").supervision.push({ after: 9, to: [] });
    expect(ladder).toEqual(before);
  });
});
