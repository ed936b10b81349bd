// What was fixed before the witnesses spoke, and what they gave (draw-protocol.md §1, Commit, Witness, Reveal).

import type { Bundle, Rules } from "./bundle-parts.ts";
import { canonical } from "./canonical.ts";
import { failed, type Outcome, passed, same } from "./report.ts";
import { supervisorsOnly, unpublished, type Work, withheld } from "./work.ts";

export function checkAssignHash(work: Work): Outcome {
  const { assign, rules } = work.bundle;
  if (assign === undefined || rules === undefined) return supervisorsOnly(work);
  const { k, window, slotRules, nonce, inspectors, relations } = assign;
  if (slotRules.length !== k) return failed("ruleCount", { k, rules: slotRules.length });
  const hash = work.sha(canonical({ k, window, slotRules, nonce, inspectors, relations }));
  return same(hash, rules.assignHash, { inspectors: inspectors.length, relations: relations.length });
}

export function checkRulesHash(work: Work): Outcome {
  const { rules, rulesHash, drawId, nonce } = work.bundle;
  if (rules === undefined) return withheld(work);
  if (rules.drawId !== drawId) return failed("inRules", { field: "drawId" });
  if (rules.nonce !== nonce) return failed("inRules", { field: "nonce" });
  return same(work.sha(canonical(rules)), rulesHash);
}

export function checkCommit(work: Work): Outcome {
  const { sHex, commit, recommit } = work.bundle;
  if (commit === recommit) return failed("sameCommit");
  return sHex === undefined ? unpublished(work) : same(work.sha(`commit-v1|${sHex}`), commit);
}

const PEOPLE_LEAST = 2;
const DIGITS_LEAST = 12;

/** Who gave digits, how many, and that E is just these in order of arrival (and in strict mode the public number). */
export function checkContributions(work: Work): Outcome {
  const { contributions, E, rules } = work.bundle;
  if (contributions === undefined || E === undefined) return unpublished(work);
  if (contributions.length < PEOPLE_LEAST) return failed("fewPeople", { people: contributions.length });
  const given = new Set<string>();
  let digits = 0;
  for (const [index, one] of contributions.entries()) {
    const facts = { n: index + 1, by: one.by };
    if (one.n !== index + 1) return failed("number", { n: index + 1, found: one.n });
    if (!/^[0-9]{6,40}$/.test(one.digits)) return failed("digits", facts);
    if (given.has(one.by)) return failed("twice", facts);
    if (one.by === rules?.organiser) return failed("organiser", facts);
    if (rules && !rules.witnesses.includes(one.by)) return failed("notWitness", facts);
    given.add(one.by);
    digits += one.digits.length;
  }
  if (digits < DIGITS_LEAST) return failed("fewDigits", { digits });
  return checkEntropy({ contributions, E }, rules, { people: given.size, digits });
}

function checkEntropy(
  { contributions, E }: Required<Pick<Bundle, "contributions" | "E">>,
  rules: Rules | undefined,
  facts: { people: number; digits: number },
): Outcome {
  const spoken = contributions.map(({ n, digits }) => `${n}:${digits}`).join(";");
  const value = /;x:([0-9a-f]{1,64})$/.exec(E)?.[1];
  const whole = value === undefined ? spoken : `${spoken};x:${value}`;
  const strict = rules?.source !== undefined;
  if (strict !== (rules?.period !== undefined)) return failed("strictHalf");
  // Without the rules nobody can tell whether a public number belongs there; with them it is a must or a fault.
  if (E !== whole || (rules && strict !== (value !== undefined)))
    return failed("entropy", { expected: strict ? `${spoken};x:…` : spoken, found: E });
  const named = strict ? { source: `${rules?.source} ${rules?.period}` } : {};
  return passed({ ...facts, ...(value === undefined ? {} : { value }), ...named });
}

export function checkSeed(work: Work): Outcome {
  const { sHex, drawId, rosterHash, rulesHash, E, seed } = work.bundle;
  if (seed === undefined) return unpublished(work);
  return same(work.sha(`seed-v1|${sHex}|${drawId}|${rosterHash}|${rulesHash}|${E}`), seed);
}
