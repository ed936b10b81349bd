import fc from "fast-check";
import { expect, test } from "vitest";
import { codeFault, creditCheckCharacter, isCreditCode } from "../../src/domain/credit-code.ts";

const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const first17 = fc
  .array(fc.constantFrom(...alphabet), { minLength: 17, maxLength: 17 })
  .map((characters) => characters.join(""));

/** GB 32100's own table of weights, written out instead of computed. */
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

test("the check character follows the standard's table of weights", () => {
  fc.assert(
    fc.property(first17, (text) => {
      const sum = [...text].reduce(
        (total, character, n) => total + alphabet.indexOf(character) * (weights[n] ?? 0),
        0,
      );
      const check = creditCheckCharacter(text) ?? "";
      expect((sum + alphabet.indexOf(check)) % 31).toBe(0);
      expect(isCreditCode(text + check)).toBe(true);
    }),
  );
});

test("one changed character is always noticed, and so are two neighbours that changed places", () => {
  fc.assert(
    fc.property(first17, fc.nat(16), fc.constantFrom(...alphabet), (text, at, other) => {
      const code = text + creditCheckCharacter(text);
      if (code[at] !== other)
        expect(isCreditCode(code.slice(0, at) + other + code.slice(at + 1))).toBe(false);
      const [a = "", b = ""] = [code[at], code[at + 1]];
      if (a !== b) expect(isCreditCode(code.slice(0, at) + b + a + code.slice(at + 2))).toBe(false);
    }),
  );
});

test("real codes, old numbers, and what is wrong with the rest", () => {
  expect(codeFault("913301007161035748")).toBeNull();
  expect(codeFault("91330100311348661F")).toBeNull();
  expect(codeFault("330100000111310")).toBeNull();
  expect(codeFault("3301062015292")).toBeNull();
  expect(codeFault("913301007161035749")).toBe("codeCheck");
  expect(codeFault("91330100716103574I")).toBe("codeCharacter");
  expect(codeFault("91330100716103574")).toBe("codeLength");
  expect(codeFault("33010000011131A")).toBe("codeLength");
  expect(creditCheckCharacter("9133")).toBeNull();
});
