import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sha } from "../../src/domain/draw-hash.ts";
import { verifyBundle } from "../../src/verify/verify-bundle.ts";
import { verifyTarget } from "../../src/verify/verify-target.ts";
import { stepWords } from "../../src/verify/words.ts";
import { copyOf, places, shapeOf } from "./breaking.ts";
import { committed, type Loose, published, sample, unpublished, voided } from "./sample.ts";

const schema = JSON.parse(
  readFileSync(new URL("../../docs/draw-bundle.schema.json", import.meta.url), "utf8"),
);
const fits = new Ajv2020({ allowUnionTypes: true }).compile(schema);
/** Nested deeply enough it breaks the validator, which is a refusal as well. */
function refused(json: unknown): boolean {
  try {
    return !fits(json);
  } catch {
    return true;
  }
}

const everything = ["deadline", "repick", "extend", "replace", "void", "close"] as const;
const open = sample({ mode: "open", digits: "100003", after: [...everything] });
const sealed = sample({ mode: "sealed", strict: true, counted: true });
const samples: [string, Loose][] = [
  ["full, open", open],
  ["full, sealed, counted, strict", sealed],
  ["open", published(open)],
  ["public", published(sealed)],
  ["unpublished", unpublished(open)],
  ["committed", committed(open)],
  ["voided", voided(open)],
];

const formOf = (json: unknown) => verifyBundle(json, sha).steps[0];

it.each(samples)("a bundle has the form that is documented: %s", (_kind, bundle) => {
  expect(fits(bundle), JSON.stringify(fits.errors?.slice(0, 3))).toBe(true);
  expect(verifyBundle(bundle, sha).steps.filter(({ state }) => state === "failed")).toEqual([]);
});

/** What no honest program writes. */
const hostile: [string, Loose][] = [
  ["nothing", null],
  ["a text", "x"],
  ["a list", []],
  ["a float", 1.5],
  ["a huge number", 1e300],
  ["a negative number", -7],
  ["an object", {}],
  ["a deep list", JSON.parse("[".repeat(2000) + "]".repeat(2000))],
  ["a long text", "x".repeat(20_000)],
  ["half a character", "\ud800"],
  ["a line feed", `${"0".repeat(63)}\n`],
  ["a hash in capitals", "A".repeat(64)],
  ["a flag", true],
  ["a prototype", JSON.parse('{"__proto__": {"length": 3}}')],
];

describe.each(samples)("what the documented form refuses, the verifier refuses: %s", (_kind, bundle) => {
  // One place of each kind: all rows of a list are alike.
  const seen = new Set<string>();
  const once = places(bundle).filter(([path]) => seen.size < seen.add(shapeOf(path)).size);

  it.each(hostile)("%s in every place", (_what, value) => {
    const missed = once.flatMap(([path]) => {
      const copy = copyOf(bundle);
      const holder = path.slice(0, -1).reduce((one: Loose, key) => one[key], copy);
      holder[path.at(-1) as string] = value;
      return refused(copy) && verifyBundle(copy, sha).ok ? [path.join(".")] : [];
    });
    expect(missed).toEqual([]);
  });

  it("a field too many, or one too few, in every object", () => {
    const missed = once.flatMap(([path]) =>
      path.flatMap((_, depth) => {
        const copy = copyOf(bundle);
        const holder = path.slice(0, depth).reduce((one: Loose, key) => one[key], copy);
        if (Array.isArray(holder)) return [];
        holder.extra = 1;
        const more = refused(copy) && verifyBundle(copy, sha).steps[0]?.state !== "failed";
        delete holder.extra;
        delete holder[path[depth] as string];
        const fewer = refused(copy) && verifyBundle(copy, sha).ok;
        return more || fewer ? [path.slice(0, depth + 1).join(".")] : [];
      }),
    );
    expect(missed).toEqual([]);
  });
});

describe("the form", () => {
  it.each<[string, (bundle: Loose) => void, string]>([
    ["roster[3].ticket", ({ roster }) => (roster[3].ticket = "x"), "value"],
    ["assign.inspectors[2].leave", ({ assign }) => (assign.inspectors[2].leave = {}), "type"],
    ["rules.rates.小学.num", ({ rules }) => (rules.rates.小学 = { num: 8, den: 7 }), "value"],
    ["after[1].detail.struck", ({ after }) => delete after[1].detail.struck, "missing"],
    ["after[1].nonce", ({ after }) => delete after[1].nonce, "missing"],
    ["assign.slots[0].candidates", ({ assign }) => delete assign.slots[0].candidates, "missing"],
    ["?", (bundle) => (bundle["<b>\n"] = 1), "unknown"],
    ["quotas[0].n", ({ quotas }) => (quotas[0].n = -0), "value"],
    ["E", (bundle) => (bundle.E = "1".repeat(1e6)), "tooMany"],
  ])("names the place: %s", (at, spoil, fault) => {
    const bundle = copyOf(open);
    spoil(bundle);
    expect(formOf(bundle)).toMatchObject({ state: "failed", facts: { why: "form", at, fault } });
    expect(verifyBundle(bundle, sha).steps.slice(1)).toEqual(
      expect.arrayContaining([expect.objectContaining({ state: "notChecked" })]),
    );
  });

  it("does not take a sealed draw's list without its supervisors' part for a whole one", () => {
    const { assign: _withheld, ...rest } = sealed;
    expect(formOf(rest)).toMatchObject({ state: "failed", facts: { at: "mode" } });
  });

  it("does not take an open draw's list without its rules and roster for all there is", () => {
    expect(formOf({ ...published(sealed), mode: "open" })).toMatchObject({
      state: "failed",
      facts: { at: "mode" },
    });
  });
});

describe("anything at all", () => {
  const check = (value: unknown) => {
    const report = verifyBundle(value, sha);
    expect(report.ok).toBe(false);
    for (const step of report.steps) expect(stepWords(step).line).not.toMatch(/undefined|NaN/);
    expect(verifyTarget(value, { id: "T1", inner: "0".repeat(64) }, sha).ok).toBe(false);
  };

  it("is refused and never thrown at", () => {
    fc.assert(fc.property(fc.anything({ withBigInt: true, withMap: true, withSparseArray: true }), check), {
      seed: 5,
      numRuns: 500,
    });
    for (const value of [new Map(), new Date(0), () => 1, Symbol("s"), undefined, Number.NaN]) check(value);
    check(
      new Proxy(
        {},
        {
          getPrototypeOf: () => {
            throw new Error("no");
          },
        },
      ),
    );
  });

  it("in place of any part is refused and never thrown at", () => {
    const keys = Object.keys(open).filter((key) => key !== "attested" && key !== "after");
    fc.assert(
      fc.property(fc.constantFrom(...keys), fc.anything(), (key, value) => check({ ...open, [key]: value })),
      { seed: 6, numRuns: 500 },
    );
  });
});
