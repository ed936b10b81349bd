import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ActValue, encode, parse } from "../../cards/acts.ts";

describe("a press", () => {
  test("comes back as the act its button carried, with its form", () => {
    expect(parse(encode({ act: "mine.open", page: 3 }))).toEqual({ act: "mine.open", page: 3 });
    expect(parse(encode({ act: "board.open" }), {})).toEqual({ act: "board.open" });
    expect(
      parse(encode({ act: "draw.commit", entryId: "e1" }), {
        batch: "2",
        witnesses: ["p1", "p2"],
        deadline: "2026-11-24 17:30 +0800",
        draw_commit_send: "",
      }),
    ).toEqual({
      act: "draw.commit",
      entryId: "e1",
      form: {
        batch: 2,
        witnesses: ["p1", "p2"],
        deadline: "2026-11-24T09:30:00.000Z",
        source: "",
        period: "",
        untrained: "",
      },
    });
    expect(
      parse(encode({ act: "assignment.recuse", memberId: "m1" }), { reason: " 园长是我表姐\n" }),
    ).toEqual({
      act: "assignment.recuse",
      memberId: "m1",
      form: { reason: "园长是我表姐" },
    });
  });

  test.each([
    ["", ""],
    [[], ""],
    [undefined, ""],
    [" 同意 ", "同意"],
  ])("reads an optional field given as %j", (text, read) => {
    const form = text === undefined ? {} : { text };
    expect(parse(encode({ act: "recusal.opinion", recusalId: "r", agree: true }), form)).toMatchObject({
      form: { text: read },
    });
  });

  test("a no without a word why is refused, a yes is not", () => {
    const without = { refused: "act.reasonMissing" };
    expect(
      parse(encode({ act: "recusal.opinion", recusalId: "r", agree: false }), { text: " " }),
    ).toMatchObject(without);
    expect(parse(encode({ act: "recusal.decide", recusalId: "r", approve: false }))).toMatchObject(without);
    expect(parse(encode({ act: "absence.decide", recusalId: "r", agree: false }))).toMatchObject(without);
    expect(parse(encode({ act: "recusal.decide", recusalId: "r", approve: true }))).toMatchObject({
      act: "recusal.decide",
    });
    expect(
      parse(encode({ act: "recusal.decide", recusalId: "r", approve: false }), { text: "不属实" }),
    ).toMatchObject({ approve: false });
  });

  test("names the field that is missing or cannot be read", () => {
    const refused = (field: string) => ({ refused: "act.form", field });
    expect(parse(encode({ act: "draw.void", drawId: "d" }), { reason: "  " })).toMatchObject(
      refused("reason"),
    );
    expect(
      parse(encode({ act: "draw.contribute", drawId: "d" }), { digits: "123456", means: "心算" }),
    ).toMatchObject(refused("means"));
    const commit = encode({ act: "draw.commit", entryId: "e" });
    expect(parse(commit, { batch: "1", witnesses: ["p"], deadline: "明天" })).toMatchObject(
      refused("deadline"),
    );
    expect(parse(commit, { batch: "x", witnesses: ["p"], deadline: "2026-11-24 17:30" })).toMatchObject(
      refused("batch"),
    );
    expect(parse(commit, { batch: "1", witnesses: [], deadline: "2026-11-24 17:30" })).toMatchObject(
      refused("witnesses"),
    );
  });

  test.each([
    [{}, "act.unknown"],
    [{ act: "toString" }, "act.unknown"],
    [{ act: "__proto__" }, "act.unknown"],
    [{ act: "mine.open" }, "act.unknown"],
    [{ act: "mine.open", page: 1, more: true }, "act.unknown"],
    [{ act: "mine.open", page: "1" }, "act.unknown"],
    [{ act: "assignment.confirm", memberId: "x".repeat(101) }, "act.unknown"],
    [{ act: "assignment.confirm", memberId: "x".repeat(3_000) }, "act.tooLarge"],
  ])("of %j is refused", (value, refused) => {
    expect(parse(value as Record<string, unknown>)).toMatchObject({ refused });
  });

  test("with anything at all never throws", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.dictionary(fc.string(), fc.jsonValue()),
        (value, form) => {
          const read = parse(value, form);
          expect("refused" in read || "act" in read).toBe(true);
        },
      ),
    );
    expect(parse(encode({ act: "draw.void", drawId: "d" }), { reason: "长".repeat(5_000) })).toEqual({
      refused: "act.tooLarge",
    });
  });

  test("a button that could not come back is not made", () => {
    expect(() => encode({ act: "mine.open", page: -1 })).toThrow(/mine.open/);
    expect(() => encode({ act: "notice.ack", noticeId: "" } as ActValue)).toThrow(/notice.ack/);
  });
});
