import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { gramsOf, piecesOf, wordsOfInspector, wordsOfTarget } from "../../src/domain/listing-words.ts";
import type { Inspector, Target } from "../../src/domain/roster.ts";

const target: Target = {
  id: "JY-0001",
  code: "12130000E00000001X",
  name: "城关镇第一小学（东校区）",
  type: "primary",
  ownership: "public",
  subject: "事业单位",
  district: "单县学区",
  address: null,
  contact: "张三",
  phone: "13800000000",
  classes: 12,
  creditClass: "D",
  creditIndex: 3,
  tags: ["寄宿", "校车"],
  aliases: ["东关小学"],
  note: null,
  status: "active",
};
const inspector: Inspector = {
  id: "I-1",
  name: "单华",
  certNumber: "HB001",
  certUntil: "2028-01-01",
  section: "基础教育科",
  department: null,
  district: null,
  specialties: ["食品安全"],
  leave: [],
  mobile: "13900000000",
  email: null,
  tags: [],
  note: null,
  status: "active",
};

const finds = (line: string, words: string, filter: object = {}): boolean =>
  piecesOf({ words, ...filter }).every((piece) => line.includes(piece));

const word = (maxLength: number) =>
  fc.string({ unit: fc.constantFrom(..."城关镇ab 😀%|\uF8F0𠮷"), maxLength });

describe("a target's line", () => {
  const line = wordsOfTarget(target);
  test.each([
    "第一小学",
    "cgzdyxx",
    "CGZ",
    "城关dyxx",
    "小学 城关",
    "单县",
    "sxxq",
    "东关",
    "dgxx",
    "12130000e00000001x",
    "（东校区）",
    "东校区 第一",
    "",
  ])("is found by %j", (words) => {
    expect(finds(line, words)).toBe(true);
  });

  test.each(["第二小学", "cgzx", "primary", "active", "13800000000", "张三", "%", "_"])(
    "is not found by %j",
    (words) => {
      const pieces = piecesOf({ words });
      expect(pieces.length === 0 || finds(line, words)).toBe(words === "_");
    },
  );

  it("holds its filters, and not those of others", () => {
    const all = { type: "primary", district: "单县学区", tag: "寄宿", status: "active" };
    expect(finds(line, "小学", all)).toBe(true);
    for (const other of [{ type: "junior" }, { district: "单县" }, { tag: "寄" }, { status: "inactive" }])
      expect(finds(line, "", { ...all, ...other })).toBe(false);
  });

  it("begins with the name, so that lists are in order of name, and fits an index", () => {
    expect(line.startsWith("城关镇第一小学东校区|")).toBe(true);
    fc.assert(
      fc.property(word(100), fc.array(word(60)), (name, list) => {
        const words = wordsOfTarget({ ...target, name, aliases: list, tags: list });
        expect(words.length).toBeLessThanOrEqual(700);
        expect(words).not.toMatch(/\p{Surrogate}/u);
        expect(finds(words, "", { type: "primary", status: "active" })).toBe(true);
      }),
    );
  });

  it("is found by the whole of any ordinary name", () => {
    const names = fc.string({
      unit: fc.constantFrom(..."城关镇第一小学东乐长单县路（）A3%_"),
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(names, (name) => {
        expect(finds(wordsOfTarget({ ...target, name }), name)).toBe(true);
      }),
    );
  });
});

describe("an inspector's line", () => {
  const line = wordsOfInspector(inspector);
  test.each(["单华", "sh", "hb001", "基础", "jcjyk", "食品"])("is found by %j", (words) => {
    expect(finds(line, words)).toBe(true);
  });
  it("does not hold the mobile number", () => {
    expect(finds(line, "13900000000")).toBe(false);
  });
});

test("neighbours to look for are few", () => {
  expect(gramsOf("城官镇地一小学")).toHaveLength(4);
  expect(gramsOf("cgzdyxx").every((gram) => gram.length === 3)).toBe(true);
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(gramsOf(text).length).toBeLessThanOrEqual(4);
    }),
  );
});
