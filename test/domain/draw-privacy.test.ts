import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commitment, type PoolMember } from "../../src/domain/draw-freeze.ts";
import { freeze, publicText, type RevealJob, reveal, type Terms } from "../../src/domain/draw-jobs.ts";
import { poolText } from "../../src/domain/draw-pool-text.ts";

// rules.md §7: the credit class is internal. Whatever classes the targets have that were not drawn, the public sees the same,
// but for what hashes hide.

const H = (text: string) => createHash("sha256").update(text).digest("hex");
const person = (n: number) => ({
  id: `检-${n}`,
  active: true,
  certUntil: "2028-01-01",
  leave: [],
  specialties: [],
  department: null,
  carried: 0,
});
const assign: Terms = {
  window: { from: "2026-12-01", until: "2026-12-31" },
  slotRules: [
    { specialty: null, department: null },
    { specialty: null, department: null },
  ],
  inspectors: [1, 2, 3].map(person),
  relations: [],
  nonce: H("assign"),
};
const rates = {
  A: { num: 1, den: 5 },
  "A.cool": { num: 0, den: 1 },
  B: { num: 1, den: 4 },
  "B.cool": { num: 0, den: 1 },
  C: { num: 1, den: 2 },
  D: { num: 1, den: 1 },
};

/** A sealed draw of these members with the n-th secret. */
function drawn(members: PoolMember[], n: number) {
  const [secret, nonce, saltHex] = [H(`secret ${n}`), H("nonce"), H(`salt ${n}`)];
  const rules = { rates, drawId: "D-1", organiser: "p0", witnesses: ["p1", "p2"] };
  const frozen = freeze({
    drawId: "D-1",
    pool: poolText(members),
    excluded: "",
    saltHex,
    nonce,
    rules,
    assign,
  });
  if ("refused" in frozen) throw new Error(frozen.refused);
  const given = [
    { n: 1, digits: "314159", by: "p1", at: "2026-11-24T01:00:00.000Z" },
    { n: 2, digits: "271828", by: "p2", at: "2026-11-24T01:01:00.000Z" },
  ];
  const job: RevealJob = {
    drawId: "D-1",
    sealed: true,
    commit: commitment(secret),
    recommit: commitment(H("again")),
    ...{ secret, nonce, saltHex, assign, given, entropy: "1:314159;2:271828", ...frozen },
  };
  const revealed = reveal(job);
  if ("refused" in revealed) throw new Error(revealed.refused);
  return { job, revealed };
}

const told = ({ job, revealed: { bundle, sealedHash } }: ReturnType<typeof drawn>): string[] => {
  const later = { attested: [], after: [] };
  return [
    publicText({ stage: { committed: job, secret: null }, later }),
    publicText({ stage: { bundle, sealedHash, listPublic: true }, later }),
    publicText({ stage: { bundle, sealedHash, listPublic: false }, later }),
  ];
};
const masked = (texts: string[]): string[] => texts.map((text) => text.replace(/"[0-9a-f]{64}"/g, '"#"'));

const pool = fc.array(
  fc.record({
    stratum: fc.constantFrom("A", "A.cool", "B", "B.cool", "C"),
    weight: fc.integer({ min: 1, max: 4 }),
  }),
  { minLength: 4, maxLength: 6 },
);

describe("what the public sees of a sealed draw", () => {
  it("is the same whatever classes and slips the targets have that were not drawn", () => {
    let compared = 0;
    fc.assert(
      fc.property(pool, fc.array(fc.nat(), { minLength: 6, maxLength: 6 }), (kinds, keys) => {
        const members = kinds.map((kind, n) => ({ id: `JY-${n}`, ...kind }));
        const first = drawn(members, 0);
        const shown = first.revealed.shown;
        // The undrawn swap what they are among themselves; the drawn stay as they were.
        const left = members.filter(({ id }) => !shown.includes(id));
        const swapped = [...left.keys()].sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b);
        const others = new Map(
          left.map(({ id }, n) => {
            const { stratum, weight } = left[swapped[n] ?? n] as PoolMember;
            return [id, { id, stratum, weight }];
          }),
        );
        const permuted = members.map((member) => others.get(member.id) ?? member);
        // Other leaves give another seed; the one that draws the same targets in the same order is looked for.
        for (let n = 0; n < 400; n += 1) {
          const second = drawn(permuted, n);
          if (second.revealed.shown.join() !== shown.join()) continue;
          expect(masked(told(second))).toEqual(masked(told(first)));
          compared += 1;
          return;
        }
      }),
      { numRuns: 40, seed: 20261125 },
    );
    expect(compared).toBeGreaterThan(20);
  });

  it("names no stratum, rate, ticket, rank or inspector", () => {
    const members = ["A", "B", "B.cool", "C", "D"].map((stratum, n) => ({
      id: `JY-${n}`,
      stratum,
      weight: 1,
    }));
    for (const text of told(drawn(members, 1)))
      expect(text).not.toMatch(
        /"(stratum|rate|rates|ticket|rank|roster|quotas|saltHex|rules|assign|excluded)"|检-|cool/,
      );
  });
});
