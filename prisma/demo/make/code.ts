import { creditCheckCharacter } from "../../../src/domain/credit-code.ts";
import { below } from "./pick.ts";

/** No division of China has this number. */
const division = "139999";
const weights = [3, 7, 9, 10, 5, 8, 4, 2];

/** A body's 9 characters with their own check character (GB 11714). */
function bodyNumber(key: string): string {
  const digits = String(10_000_000 + below(90_000_000, `code|${key}`));
  const sum = [...digits].reduce((total, digit, n) => total + Number(digit) * (weights[n] ?? 0), 0);
  const check = (11 - (sum % 11)) % 11;
  return digits + (check === 10 ? "X" : String(check));
}

/** A valid 统一社会信用代码 of nobody. `register`: "12" 事业单位, "52" 民办非企业单位, "91" 企业. */
export function inventedCode(register: "12" | "52" | "91", key: string): string {
  const first17 = register + division + bodyNumber(key);
  return first17 + (creditCheckCharacter(first17) ?? "");
}
