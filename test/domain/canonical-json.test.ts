import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson } from "../../src/domain/canonical-json.ts";

const notCanonical = expect.objectContaining({ code: "json.notCanonical" });

describe("canonical JSON", () => {
  // RFC 8785 §3.2.3, its own example of the order of keys: UTF-16 units, not code points.
  test("sorts keys as the RFC's example does", () => {
    const given = {
      "\u20ac": "Euro Sign",
      "\r": "Carriage Return",
      "\ufb33": "Hebrew Letter Dalet With Dagesh",
      "1": "One",
      "\ud83d\ude00": "Emoji: Grinning Face",
      "\u0080": "Control",
      "\u00f6": "Latin Small Letter O With Diaeresis",
    };
    const values = [...canonicalJson(given).matchAll(/:"([^"]*)"/g)].map(([, value]) => value);
    expect(values).toEqual([
      "Carriage Return",
      "One",
      "Control",
      "Latin Small Letter O With Diaeresis",
      "Euro Sign",
      "Emoji: Grinning Face",
      "Hebrew Letter Dalet With Dagesh",
    ]);
  });

  // RFC 8785 §3.2.2: the string and the literals of its sample.
  test("writes strings and literals as the RFC's sample does", () => {
    const given = { string: '\u20ac$\u000f\nA\'B"\\\\"/', literals: [null, true, false] };
    expect(canonicalJson(given)).toBe(
      '{"literals":[null,true,false],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  test("keeps lists in order and sorts inside them, without a blank", () => {
    expect(canonicalJson([{ b: 2, a: [] }, {}, "中 文", 9007199254740991])).toBe(
      '[{"a":[],"b":2},{},"中 文",9007199254740991]',
    );
  });

  test("a key that JavaScript treats apart is a key like others", () => {
    const given = JSON.parse('{"__proto__":1,"constructor":2,"10":3,"9":4}');
    expect(canonicalJson(given)).toBe('{"10":3,"9":4,"__proto__":1,"constructor":2}');
  });

  test.each([
    ["a fraction", 0.03],
    ["no number", Number.NaN],
    ["the infinite", Number.POSITIVE_INFINITY],
    ["a minus zero", -0],
    ["what a double cannot hold", 2 ** 53],
    ["nothing at all", undefined],
    ["a big integer", 1n],
    ["a date", new Date(0)],
    ["a map", new Map([["a", 1]])],
    ["a set", new Set([1])],
    ["bytes", new Uint8Array([1])],
    ["a function", () => 1],
    ["half a character", "\ud83d"],
    ["a hole", new Array(2)],
  ])("%s is a fault, wherever it stands", (_what, value) => {
    for (const given of [value, [value], { a: { b: value } }]) {
      expect(() => canonicalJson(given)).toThrow(notCanonical);
    }
  });

  test("a key of half a character is a fault", () => {
    expect(() => canonicalJson({ "\udc00": 1 })).toThrow(notCanonical);
  });

  const plain = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: "small" },
      fc.string({ unit: "binary" }),
      fc.maxSafeInteger().map((n) => n + 0),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie("value")),
      fc.dictionary(fc.string({ unit: "binary" }), tie("value"), { noNullPrototype: true }),
    ),
  })).value;

  test("is read back as what it was, and does not depend on the order in which keys came", () => {
    fc.assert(
      fc.property(plain, (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(value);
        expect(canonicalJson(turned(JSON.parse(text)))).toBe(text);
      }),
    );
  });
});

/** The same with the keys of every object in reverse. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, turned(inner)]),
  );
}
