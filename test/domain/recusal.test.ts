import { describe, expect, test } from "vitest";
import { askRecusal, decideRecusal, type Recusal, type RecusalCommand } from "../../src/domain/recusal.ts";

const askedAt = new Date("2026-03-04T02:00:00Z");
const now = new Date("2026-03-05T02:00:00Z");
const ask = (kind: Recusal["kind"], headAvailable = true): Recusal =>
  askRecusal({
    id: "r1",
    memberId: "m1",
    kind,
    reason: "该校校长是本人配偶",
    askedBy: "li",
    headAvailable,
    now: askedAt,
  });
const opine: RecusalCommand = { type: "opine", agree: true, text: "情况属实" };
const approve: RecusalCommand = { type: "decide", approve: true, text: "" };
const refuse: RecusalCommand = { type: "decide", approve: false, text: "不影响公正执法" };

function done(recusal: Recusal, command: RecusalCommand, by: string): Recusal {
  const decided = decideRecusal(recusal, command, by, now);
  if ("refused" in decided) throw new Error(decided.refused);
  return decided.recusal;
}

describe("回避", () => {
  test("the section head gives an opinion, a leader decides, and both stay on record", () => {
    const asked = ask("recusal");
    expect(asked).toMatchObject({ state: "opinion", askedAt, opinionBy: null, decidedBy: null });
    const heard = done(asked, opine, "head");
    expect(heard).toMatchObject({
      state: "decision",
      opinionBy: "head",
      opinionAgree: true,
      opinionText: "情况属实",
      opinionAt: now,
    });
    expect(done(heard, approve, "deputy")).toMatchObject({
      state: "approved",
      approved: true,
      decidedBy: "deputy",
      opinionBy: "head",
    });
    expect(done(heard, refuse, "deputy")).toMatchObject({
      state: "refused",
      approved: false,
      decisionText: "不影响公正执法",
    });
  });

  test("an opinion against it does not end it: the leader decides", () => {
    const heard = done(ask("recusal"), { ...opine, agree: false }, "head");
    expect(heard.state).toBe("decision");
    expect(done(heard, approve, "deputy").state).toBe("approved");
  });

  test("no decision before the opinion, no second opinion", () => {
    expect(decideRecusal(ask("recusal"), approve, "deputy", now)).toEqual({ refused: "recusal.answered" });
    expect(decideRecusal(done(ask("recusal"), opine, "head"), opine, "head", now)).toEqual({
      refused: "recusal.answered",
    });
  });

  test("where the applicant is the only head, it goes straight to the leader", () => {
    const asked = ask("recusal", false);
    expect(asked.state).toBe("decision");
    expect(done(asked, approve, "deputy")).toMatchObject({ state: "approved", opinionBy: null });
  });
});

describe("无法参加", () => {
  test("the section head decides alone, without an opinion", () => {
    expect(done(ask("absence"), approve, "head")).toMatchObject({ state: "approved", decidedBy: "head" });
    expect(done(ask("absence"), refuse, "head").state).toBe("refused");
    expect(decideRecusal(ask("absence"), opine, "head", now)).toEqual({ refused: "recusal.answered" });
  });

  test("without another head a leader decides", () => {
    expect(done(ask("absence", false), approve, "deputy").state).toBe("approved");
  });
});

describe.each(["recusal", "absence"] as const)("%s", (kind) => {
  test.each([opine, approve, refuse])("the applicant never answers his own (%j)", (command) => {
    for (const available of [true, false]) {
      expect(decideRecusal(ask(kind, available), command, "li", now)).toEqual({ refused: "recusal.own" });
    }
  });

  test.each([opine, approve, refuse])("a decision closes it (%j)", (command) => {
    for (const last of [approve, refuse]) {
      const closed = done(ask(kind, false), last, "deputy");
      expect(decideRecusal(closed, command, "chief", now)).toEqual({ refused: "recusal.closed" });
    }
  });

  test("deciding changes nothing by itself", () => {
    const asked = ask(kind, false);
    const before = structuredClone(asked);
    done(asked, approve, "deputy");
    expect(asked).toEqual(before);
  });
});
