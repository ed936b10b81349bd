import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  checkContribution,
  DIGITS_LEAST,
  DIGITS_MOST,
  entropyOf,
  seedOf,
} from "../../src/domain/draw-seed.ts";

const check = (digits: string, by = "wang", given: string[] = []) =>
  checkContribution({ digits, by, organiser: "li", witnesses: ["wang", "zhao"], given });

describe("what a witness gives", () => {
  test.each([
    ["six digits", "314159", "314159"],
    ["forty", "1".repeat(40), "1".repeat(40)],
    ["zeros in front", "000007", "000007"],
    ["full-width digits", "３１４１５９", "314159"],
    ["blanks between", " 31 41　59\n", "314159"],
  ])("%s", (_what, typed, digits) => expect(check(typed)).toEqual({ digits }));

  test.each([
    ["too few", "31415"],
    ["too few beside blanks", "3 1 4 1 5"],
    ["too many", "1".repeat(41)],
    ["nothing", ""],
    ["letters", "31415a"],
    ["full-width letters", "31415ａ"],
    ["Chinese numerals", "三一四一五九"],
    ["Arabic-Indic digits", "٣١٤١٥٩"],
    ["a sign", "-314159"],
    ["a point", "3.14159"],
    ["what separates contributions", "314159;2:1"],
  ])("not %s", (_what, typed) => expect(check(typed)).toEqual({ refused: "draw.badDigits" }));

  test("only those the commitment names, the organiser never, and each once", () => {
    expect(check("314159", "qian")).toEqual({ refused: "draw.notWitness" });
    expect(check("314159", "wang", ["wang"])).toEqual({ refused: "draw.secondContribution" });
    expect(check("314159", "zhao", ["wang"])).toEqual({ digits: "314159" });
    expect(
      checkContribution({
        digits: "314159",
        by: "li",
        organiser: "li",
        witnesses: ["li", "wang"],
        given: [],
      }),
    ).toEqual({ refused: "draw.organiserWitness" });
  });

  test("who may not is told so, whatever the digits", () => {
    expect(check("x", "qian")).toEqual({ refused: "draw.notWitness" });
    expect(check("x", "wang", ["wang"])).toEqual({ refused: "draw.secondContribution" });
  });

  test("accepted is only what is plain digits of the right length", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^[0-9０-９ 　]{0,50}$/)),
        (typed) => {
          const checked = check(typed);
          if ("refused" in checked) return;
          expect(checked.digits).toMatch(/^[0-9]+$/);
          expect(checked.digits.length).toBeGreaterThanOrEqual(DIGITS_LEAST);
          expect(checked.digits.length).toBeLessThanOrEqual(DIGITS_MOST);
          expect(check(checked.digits)).toEqual(checked);
        },
      ),
    );
  });
});

describe("the seed", () => {
  const from = { secret: "00", drawId: "2026-01-1", rosterHash: "aa", rulesHash: "bb", entropy: "1:314159" };

  test("takes contributions in order of arrival, however they are listed", () => {
    const third = { n: 10, digits: "222222" };
    const list = [third, { n: 2, digits: "111111" }, { n: 1, digits: "314159" }];
    expect(entropyOf(list)).toBe("1:314159;2:111111;10:222222");
    expect(list[0]).toBe(third);
    expect(entropyOf([])).toBe("");
  });

  test("is the hash of the fields of draw-protocol.md §1", () => {
    const text = "seed-v1|00|2026-01-1|aa|bb|1:314159";
    expect(seedOf(from)).toBe(createHash("sha256").update(text).digest("hex"));
  });

  test.each(Object.keys(from) as (keyof typeof from)[])("follows from %s", (field) => {
    expect(seedOf({ ...from, [field]: `${from[field]}0` })).not.toBe(seedOf(from));
  });
});
