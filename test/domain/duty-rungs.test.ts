import { describe, expect, test } from "vitest";
import { chinaCalendar as china, dueAt } from "../../src/domain/calendar.ts";
import {
  type Duty,
  dueRungs,
  type Fired,
  mayJudge,
  moveDue,
  nextRungAt,
  preview,
  rungsOf,
} from "../../src/domain/duty.ts";
import { type DutyKind, ladder, policyFor } from "../../src/domain/duty-policy.ts";

// Examples of rules.md §5, in a March of 2026 without holidays: the 2nd, 9th, 16th and 23rd are Mondays.

const at = (text: string): Date => new Date(`2026-${text}:00+08:00`);
const duty = (kind: DutyKind, start: string, days: number): Duty => ({
  id: "d1",
  kind,
  subject: "member:m1",
  ownerId: "li",
  generation: 1,
  startAt: at(start),
  dueAt: dueAt(china, at(start), days),
  endedAt: null,
  policy: policyFor(kind),
});
const sheet = (rung: string, issued: string, more: Partial<Fired> = {}): Fired => ({
  rung,
  kind: rung.startsWith("supervise") ? "supervision" : "reminder",
  issuedAt: at(issued),
  ackedAt: null,
  ...more,
});
const times = (one: Duty, fired: Fired[] = []) =>
  rungsOf(one, china, fired).map(({ key, at: when }) => [key, when]);
const keys = (rungs: { key: string }[]): string[] => rungs.map((rung) => rung.key);

const publish = duty("publish", "03-02T10:00", 20);
const confirm = duty("confirm", "03-04T10:00", 2);

describe("the ladder", () => {
  test("of publishing within 20 working days", () => {
    expect(publish.dueAt).toEqual(at("03-30T17:30"));
    expect(times(publish)).toEqual([
      ["remind-5", at("03-23T08:30")],
      ["remind-2", at("03-26T08:30")],
      ["remind-0", at("03-30T08:30")],
      ["supervise+1", at("03-31T08:30")],
      ["supervise+3", at("04-02T08:30")],
      // 清明节: the 6th is free.
      ["account", at("04-07T08:30")],
    ]);
    expect(rungsOf(publish, china).map((rung) => rung.to.join(" "))).toEqual([
      "owner",
      "owner",
      "owner",
      "owner sectionHead",
      "owner sectionHead office",
      "leader office",
    ]);
  });

  test("of drawing, with the National Day between the due time and the sheets", () => {
    const draw = duty("draw", "09-01T09:00", 19);
    // The 20th is worked (for the National Day), the 25th free (中秋节).
    expect(draw.dueAt).toEqual(at("09-28T17:30"));
    expect(times(draw)).toEqual([
      ["remind-5", at("09-20T08:30")],
      ["remind-2", at("09-23T08:30")],
      ["remind-0", at("09-28T08:30")],
      ["supervise+1", at("09-29T08:30")],
      ["supervise+3", at("10-08T08:30")],
      ["account", at("10-10T08:30")],
    ]);
  });

  test("of confirming within two: one reminder at half time, one 督办单, then somebody else", () => {
    expect(times(confirm)).toEqual([
      ["remind-half", at("03-05T13:45")],
      ["supervise+1", at("03-09T08:30")],
      ["repick", at("03-10T08:30")],
    ]);
  });

  test("half time at night or on a free day moves into the next working hours", () => {
    expect(times(duty("confirm", "03-06T10:00", 2))[0]).toEqual(["remind-half", at("03-09T08:30")]);
  });

  test("rungs before the start are skipped", () => {
    expect(keys(rungsOf(duty("audit", "03-02T10:00", 4), china)).slice(0, 2)).toEqual([
      "remind-2",
      "remind-0",
    ]);
    expect(keys(rungsOf(duty("audit", "03-02T10:00", 5), china))).not.toContain("remind-5");
    expect(keys(rungsOf(duty("audit", "03-02T08:00", 5), china))[0]).toBe("remind-5");
  });

  test("a duty due before anything could be sent has no reminder", () => {
    const night = { ...duty("witness", "03-04T18:00", 1), dueAt: at("03-04T20:00") };
    expect(keys(rungsOf(night, china))).toEqual(["supervise+1", "supervise+3"]);
  });

  test("in hours runs through the night and a holiday", () => {
    const policy = { ...policyFor("refer"), clock: "hours" as const, reminders: [6, 1], short: 3 };
    const handOver = { ...duty("refer", "09-30T20:00", 1), dueAt: at("10-01T20:00"), policy };
    expect(times(handOver).slice(0, 3)).toEqual([
      ["remind-6", at("10-01T14:00")],
      ["remind-1", at("10-01T19:00")],
      ["supervise+1", at("10-01T21:00")],
    ]);
    expect(keys(dueRungs(handOver, [], at("10-01T14:00"), china))).toEqual(["remind-6"]);
  });

  test("the chief's own ends with the due time, a deputy's goes to the chief", () => {
    const chief = { ...publish, policy: policyFor("publish", ladder, "chief") };
    expect(keys(preview(chief, china))).toEqual(["remind-5", "remind-2", "remind-0"]);
    const deputy = { ...publish, policy: policyFor("publish", ladder, "deputy") };
    expect(
      preview(deputy, china)
        .slice(3)
        .map((rung) => rung.to),
    ).toEqual([["owner", "leader"], ["owner", "leader"], ["leader"]]);
  });
});

describe("what was missed", () => {
  test("of several reminders only the newest goes out, and then no older one", () => {
    expect(keys(dueRungs(publish, [], at("03-27T09:00"), china))).toEqual(["remind-2"]);
    expect(dueRungs(publish, [sheet("remind-2", "03-27T09:00")], at("03-27T09:01"), china)).toEqual([]);
    expect(nextRungAt(publish, [sheet("remind-2", "03-27T09:00")], china, at("03-27T09:01"))).toEqual(
      at("03-30T08:30"),
    );
  });

  test("no older one after a newer either when the office has moved a working day in between", () => {
    expect(dueRungs(publish, [sheet("remind-2", "03-24T08:30")], at("03-24T09:00"), china)).toEqual([]);
  });

  test("a reminder missed in the evening goes out the next morning", () => {
    expect(dueRungs(publish, [], at("03-26T20:00"), china)).toEqual([]);
    expect(nextRungAt(publish, [], china, at("03-26T20:00"))).toEqual(at("03-27T08:30"));
  });

  test("after the due time no reminders, though none was sent", () => {
    expect(keys(dueRungs(publish, [], at("03-31T09:00"), china))).toEqual(["supervise+1"]);
    expect(nextRungAt(publish, [], china, at("03-30T18:00"))).toEqual(at("03-31T08:30"));
  });

  test("a late 督办单 still leaves the day to answer before somebody else is drawn", () => {
    const late = at("03-12T11:00");
    expect(keys(dueRungs(confirm, [], late, china))).toEqual(["supervise+1"]);
    const fired = [sheet("supervise+1", "03-12T11:00")];
    expect(dueRungs(confirm, fired, late, china)).toEqual([]);
    expect(nextRungAt(confirm, fired, china, late)).toEqual(at("03-13T08:30"));
    expect(keys(dueRungs(confirm, fired, at("03-13T08:30"), china))).toEqual(["repick"]);
  });

  test("no 问责单 before both 督办单 went out, and none on the heels of the second", () => {
    const back = at("04-20T10:00");
    expect(keys(dueRungs(publish, [], back, china))).toEqual(["supervise+1"]);
    const one = [sheet("supervise+1", "04-20T10:00")];
    expect(nextRungAt(publish, one, china, back)).toEqual(at("04-22T08:30"));
    const two = [...one, sheet("supervise+3", "04-22T08:30")];
    expect(nextRungAt(publish, two, china, at("04-22T08:30"))).toEqual(at("04-24T08:30"));
  });
});

describe("失职问责单（建议稿）", () => {
  const slow = {
    ...ladder.common,
    accountability: { after: 9, unanswered: 2, unansweredFor: 2, to: ["leader" as const] },
  };
  const late = { ...publish, policy: policyFor("publish", { ...ladder, common: slow }) };
  const both = (first: Partial<Fired>, second: Partial<Fired>) => [
    sheet("supervise+1", "03-31T08:30", first),
    sheet("supervise+3", "04-02T08:30", second),
  ];
  const accountAt = (fired: Fired[]) =>
    rungsOf(late, china, fired).find((rung) => rung.key === "account")?.at;

  test("comes two working days after the second unanswered 督办单", () => {
    expect(accountAt(both({}, {}))).toEqual(at("04-07T08:30"));
  });

  test("waits for its day when one was answered by the owner", () => {
    expect(accountAt(both({ ackedAt: at("03-31T09:00"), addressee: "li" }, {}))).toEqual(at("04-13T08:30"));
  });

  test("that the section head has seen it is no answer", () => {
    const head = { ackedAt: at("03-31T09:00"), addressee: "head" };
    expect(accountAt([...both(head, {}), sheet("supervise+1", "03-31T08:30", { addressee: "li" })])).toEqual(
      at("04-07T08:30"),
    );
  });

  test("is nothing for the one who owed or supervised the matter", () => {
    expect(mayJudge("chief", publish, [])).toBe(true);
    expect(mayJudge("li", publish, [])).toBe(false);
    expect(mayJudge("chief", publish, ["deputy", "chief"])).toBe(false);
  });
});

describe("an end and a new beginning", () => {
  test("nothing for what has ended", () => {
    const ended = { ...publish, endedAt: at("03-20T10:00") };
    expect(dueRungs(ended, [], at("03-26T09:00"), china)).toEqual([]);
    expect(nextRungAt(ended, [], china)).toBeNull();
    expect(preview(ended, china)).toEqual([]);
    expect(moveDue(ended, at("04-30T17:30"), at("03-26T09:00"))).toEqual({ refused: "duty.ended" });
  });

  test("nothing more after the last rung", () => {
    const fired = [
      sheet("remind-half", "03-05T13:45"),
      sheet("supervise+1", "03-09T08:30"),
      sheet("repick", "03-10T08:30"),
    ];
    expect(nextRungAt(confirm, fired, china, at("03-10T08:30"))).toBeNull();
  });

  test("a moved due time is the next generation and begins its ladder anew", () => {
    const moved = moveDue(publish, at("04-15T17:30"), at("04-01T10:00"));
    if ("refused" in moved) throw new Error(moved.refused);
    expect(moved.duty).toMatchObject({ generation: 2, dueAt: at("04-15T17:30"), policy: publish.policy });
    expect(dueRungs(moved.duty, [], at("04-01T10:00"), china)).toEqual([]);
    expect(times(moved.duty)[0]).toEqual(["remind-5", at("04-08T08:30")]);
    expect(moveDue(publish, at("03-31T17:30"), at("04-01T10:00"))).toEqual({ refused: "duty.badDue" });
  });

  test("moved by a few days it is a short duty, with its one reminder at half time", () => {
    const moved = moveDue(publish, at("04-03T17:30"), at("04-01T10:00"));
    if ("refused" in moved) throw new Error(moved.refused);
    expect(times(moved.duty)[0]).toEqual(["remind-half", at("04-02T13:45")]);
    expect(dueRungs(moved.duty, [], at("04-01T10:00"), china)).toEqual([]);
  });
});
