import fc from "fast-check";
import { pinyin } from "pinyin-pro";
import { describe, expect, it, test } from "vitest";
import { initialsOf, readingIn } from "../../src/domain/initials.ts";
import { placeInitials, surnameInitials } from "../../src/domain/initials-local.ts";
import { initialsTable } from "../../src/domain/initials-table.ts";

describe("first letters", () => {
  test.each([
    ["城关镇第一小学", "cgzdyxx"],
    ["单县实验小学", "sxsyxx"],
    ["乐亭县乐亭中学", "ltxltzx"],
    ["任丘市鄚州镇中学", "rqsmzzzx"],
    ["洺关镇中心校", "mgzzxx"],
    ["蔚县幼儿园", "yxyey"],
    ["第３小学（东校区）", "d3xxdxq"],
    ["ＡＢＣ培训", "abcpx"],
  ])("of %s are %s", (name, letters) => {
    expect(initialsOf(name)).toContain(letters);
  });

  it("are given in every spelling that people may type, and in one where the place is known", () => {
    expect(initialsOf("长乐小学").sort()).toEqual(["clxx", "cyxx", "zlxx", "zyxx"]);
    expect(initialsOf("单县")).toEqual(["sx"]);
  });

  it("of a surname are read as surnames are", () => {
    expect(initialsOf("单华", {}, "person")).toEqual(["sh"]);
    expect(initialsOf("区小明", {}, "person")).toEqual(["oxm"]);
    expect(initialsOf("仇长青", {}, "person")).toContain("qcq");
  });

  it("follow what the office has added before the lists of the house", () => {
    expect(initialsOf("单县小学", { 单县: "dx" })).toEqual(["dxxx"]);
    expect(initialsOf("迁西", { constructor: "x" })).toEqual(["qx"]);
  });

  it("are few whatever the name", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => {
        const all = initialsOf(name);
        expect(all.length).toBeLessThanOrEqual(8);
        for (const one of all) expect(one).toMatch(/^[a-z0-9]+$/);
      }),
    );
    expect(initialsOf("长乐重行曾单".repeat(20)).length).toBeLessThanOrEqual(8);
  });

  it("agree with the dictionary they were made from, character by character", () => {
    const letters = Array.from(initialsTable, (_, n) => {
      const letter = pinyin(String.fromCodePoint(0x4e00 + n), { pattern: "first", toneType: "none" });
      return /^[a-z]$/.test(letter) ? letter : "-";
    });
    expect(letters.join("")).toBe(initialsTable);
  });

  it("of the local lists are as many as the characters, and readings the dictionary knows", () => {
    for (const [word, letters] of Object.entries({ ...placeInitials, ...surnameInitials })) {
      expect([...word], word).toHaveLength(letters.length);
      for (const [at, character] of [...word].entries()) {
        const known = pinyin(character, { multiple: true, toneType: "none", type: "array" });
        expect(
          known.map((one) => one.charAt(0)),
          word,
        ).toContain(letters.charAt(at));
      }
    }
  });
});

describe("a reading somebody wrote", () => {
  test.each([
    ["单县", "shan xian", "sx"],
    ["单县", "Shàn Xiàn", "sx"],
    ["单县", "sx", "sx"],
    ["单县", "shan", null],
    ["单县", "", null],
    ["单县", "山县", null],
  ])("for %s as %j is %j", (word, text, letters) => {
    expect(readingIn(word, text)).toBe(letters);
  });
});
