// draw-v1, second part: what the witnesses give, and the seed that follows from it (draw-protocol.md §1, Witness, Reveal).

import { sha } from "./draw-hash.ts";

/** Two witnesses at least, so 12 digits in all at least, as the protocol asks. */
export const DIGITS_LEAST = 6;
export const DIGITS_MOST = 40;

export type ContributionRefusal = {
  refused: "draw.badDigits" | "draw.organiserWitness" | "draw.notWitness" | "draw.secondContribution";
};

/**
 * Whether somebody may give these digits now. Blanks and full-width digits are what people type; letters are refused.
 * The organiser never witnesses, only those the commitment names may, and a contribution is final.
 */
export function checkContribution(given: {
  digits: string;
  by: string;
  organiser: string;
  witnesses: readonly string[];
  given: readonly string[];
}): { digits: string } | ContributionRefusal {
  if (given.by === given.organiser) return { refused: "draw.organiserWitness" };
  if (!given.witnesses.includes(given.by)) return { refused: "draw.notWitness" };
  if (given.given.includes(given.by)) return { refused: "draw.secondContribution" };
  const digits = given.digits.normalize("NFKC").replace(/\s/g, "");
  return /^[0-9]+$/.test(digits) && digits.length >= DIGITS_LEAST && digits.length <= DIGITS_MOST
    ? { digits }
    : { refused: "draw.badDigits" };
}

/** `E = "1:" + digits + ";2:" + digits …` in order of arrival, in strict mode with `;x:` and the public number at the end. */
export const entropyOf = (
  contributions: readonly { n: number; digits: string }[],
  number: string | null = null,
): string =>
  [
    ...[...contributions].sort((a, b) => a.n - b.n).map(({ n, digits }) => `${n}:${digits}`),
    ...(number === null ? [] : [`x:${number}`]),
  ].join(";");

/** A public number as it goes into the seed: without blanks and signs between its parts, lower case; null when it is none. */
export function publicNumber(text: string): string | null {
  const value = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s,，、+|-]/g, "");
  return /^[0-9a-f]{1,64}$/.test(value) ? value : null;
}

/** The seed: from the secret that was committed to, the draw, its pool, its rules and what the witnesses gave. */
export const seedOf = (from: {
  secret: string;
  drawId: string;
  rosterHash: string;
  rulesHash: string;
  entropy: string;
}): string =>
  sha(`seed-v1|${from.secret}|${from.drawId}|${from.rosterHash}|${from.rulesHash}|${from.entropy}`);
