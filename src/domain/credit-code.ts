// 统一社会信用代码, GB 32100-2015: 17 characters and a check character, no I, O, S, V, Z.

const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const shape = new RegExp(`^[${alphabet}]{17}$`);

/**
 * The 18th character for the first 17; null when those are not 17 characters of the code's alphabet.
 * GB 32100-2015: weights are the powers of 3 modulo 31, the check value brings the weighted sum to 0 modulo 31.
 */
export function creditCheckCharacter(first17: string): string | null {
  if (!shape.test(first17)) return null;
  let sum = 0;
  let weight = 1;
  for (const character of first17) {
    sum += alphabet.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return alphabet.charAt((31 - (sum % 31)) % 31);
}

/** Whether the 18 characters form a code whose check character is right. */
export const isCreditCode = (code: string): boolean =>
  code.length === 18 && creditCheckCharacter(code.slice(0, 17)) === code.charAt(17);

/** 注册号 of enterprises before 2015 (15 digits), of the time before 2007 (13 digits): no check of their own is required. */
export const isOldNumber = (code: string): boolean => /^(\d{15}|\d{13})$/.test(code);

export type CodeFault = "codeLength" | "codeCharacter" | "codeCheck";

/** What is wrong with a code as it stands in a roster (upper case, no blanks); null when it can be accepted. */
export function codeFault(code: string): CodeFault | null {
  if (isOldNumber(code) || isCreditCode(code)) return null;
  if (code.length !== 18) return "codeLength";
  return shape.test(code.slice(0, 17)) && alphabet.includes(code.charAt(17)) ? "codeCheck" : "codeCharacter";
}
