import { commitment } from "../src/domain/draw-freeze.ts";
import { sha } from "../src/domain/draw-hash.ts";
import {
  type FreezeJob,
  freeze,
  fullText,
  type Revealed,
  reveal,
  type Terms,
} from "../src/domain/draw-jobs.ts";
import { excludedText, poolText } from "../src/domain/draw-pool-text.ts";
import { poolCase, rates } from "./draw-pool.ts";

/** What the verifier is measured on: JSON of a bundle of a million would not fit into a string. */
export const verifySizes = ["1k", "10k", "100k"];

const assign: Terms = {
  window: { from: "2026-12-01", until: "2026-12-31" },
  slotRules: [
    { specialty: null, department: null },
    { specialty: null, department: null },
  ],
  inspectors: Array.from({ length: 61 }, (_, n) => ({
    id: `检-${n}`,
    active: true,
    certUntil: "2028-06-30",
    leave: [],
    specialties: [],
    department: null,
    carried: 0,
  })),
  relations: [],
  nonce: sha("bench verify"),
};

/** A draw as the program makes one, from the pool as text to the packed bundle. */
export function drawn(job: FreezeJob, secret: string): Revealed {
  const frozen = freeze(job);
  if ("refused" in frozen) throw new Error(frozen.refused);
  const at = "2026-11-24T01:00:00.000Z";
  const given = [
    { n: 1, digits: "602214076", by: "P-02", at },
    { n: 2, digits: "137035999", by: "P-03", at },
  ];
  const made = reveal({
    ...job,
    ...frozen,
    ...{ sealed: true, secret, given, entropy: "1:602214076;2:137035999" },
    commit: commitment(secret),
    recommit: commitment(sha(secret)),
  });
  if ("refused" in made) throw new Error(made.refused);
  return made;
}

export function freezeJob(size: string, run: number): { job: FreezeJob; secret: string } {
  const { freeze: input, drawId, secret } = poolCase(size, run);
  const { saltHex, nonce, members, excluded } = input;
  const rules = {
    ...{ rates, organiser: "P-01", witnesses: ["P-02", "P-03"], teamSize: 2 },
    ...{
      deadline: "2026-11-24T09:30:00.000Z",
      filter: {},
      entry: { code: "2026-03", version: 1, batch: run + 1 },
    },
  };
  const texts = { pool: poolText(members), excluded: excludedText(excluded) };
  return { job: { drawId, saltHex, nonce, rules, assign, ...texts }, secret };
}

/** The full bundle as a supervisor downloads it. */
export function bundleText(size: string, run: number): string {
  const { job, secret } = freezeJob(size, run);
  const { bundle, sealedHash } = drawn(job, secret);
  return fullText({ bundle, sealedHash, later: { attested: [], after: [] } });
}
