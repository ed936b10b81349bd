import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { freezePool, leavesOf } from "../../src/domain/draw-freeze.ts";
import { inOrder, placesOf } from "../../src/domain/draw-order.ts";
import { rankPool, selectDraw } from "../../src/domain/draw-select.ts";

// What the quick code makes is what draw-protocol.md §1 says, written here once more without any haste.

const H = (text: string) => createHash("sha256").update(text).digest("hex");
const bytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));
const word = fc
  .stringMatching(/^[\p{L}\p{N}._-]{1,64}$/u)
  .map((text) => text.normalize("NFC"))
  .filter((text) => [...text].length <= 64 && /^[\p{L}\p{N}._-]{1,64}$/u.test(text));
const short = fc.stringMatching(/^[A-D.-]{1,3}$/);
const pool = fc.uniqueArray(
  fc.record({
    id: fc.oneof(word, fc.stringMatching(/^JY-\d{1,5}$/)),
    stratum: short,
    weight: fc.integer({ min: 1, max: 16 }),
  }),
  {
    selector: ({ id }) => id,
    maxLength: 60,
  },
);
const salt = fc.stringMatching(/^[0-9a-f]{64}$/);

describe("the quick draw", () => {
  it("freezes what the plain one does, whatever the order of the roster", () => {
    fc.assert(
      fc.property(pool, salt, (members, saltHex) => {
        const plain = members
          .map(({ id, stratum, weight }) =>
            H(`leaf-v1|${id}|${H(`inner-v1|${stratum}|${weight}|${H(`salt-v1|${saltHex}|${id}`)}`)}`),
          )
          .sort();
        expect(leavesOf(saltHex, members)).toEqual(plain);
        expect(leavesOf(saltHex, [...members].reverse())).toEqual(plain);
        const frozen = freezePool({
          drawId: "D",
          members,
          excluded: [],
          saltHex,
          nonce: "n",
          rules: {},
          assign: {},
        });
        if ("refused" in frozen) throw new Error(JSON.stringify(frozen));
        expect(frozen.rosterHash).toBe(H(plain.map((leaf) => `${leaf}\n`).join("")));
      }),
    );
  });

  it("ranks and shows as the plain one does", () => {
    fc.assert(
      fc.property(pool, salt, salt, (members, saltHex, seed) => {
        const tickets = members.map((member) => ({
          ...member,
          ticket:
            Array.from({ length: member.weight }, (_, j) =>
              H(`ticket-v1|${seed}|${member.id}|${H(`salt-v1|${saltHex}|${member.id}`)}|${j}`),
            ).sort()[0] ?? "",
        }));
        tickets.sort((a, b) => bytes(a.stratum, b.stratum) || bytes(a.ticket, b.ticket) || bytes(a.id, b.id));
        const ranks = new Map<string, number>();
        const plain = tickets.map((one) => {
          ranks.set(one.stratum, (ranks.get(one.stratum) ?? 0) + 1);
          return { ...one, rank: ranks.get(one.stratum) };
        });
        expect(rankPool(seed, saltHex, members)).toEqual(plain);
        const rates = Object.fromEntries([...ranks.keys()].map((stratum) => [stratum, { num: 1, den: 2 }]));
        const selected = selectDraw({ seed, drawId: "D", saltHex, members, rates, nonce: "n" });
        // Strata called A to D must rise; these all have one rate.
        if ("refused" in selected) throw new Error(selected.refused);
        const drawn = plain
          .filter(({ stratum, rank }) => (rank ?? 0) <= Math.ceil((ranks.get(stratum) ?? 0) / 2))
          .map(({ id }) => id);
        const shown = drawn
          .map((id) => ({ id, key: H(`show-v1|${seed}|${id}`) }))
          .sort((a, b) => bytes(a.key, b.key));
        expect(selected.shown).toEqual(shown.map(({ id }) => id));
        expect(selected.drawnHash).toBe(H(`drawn-v1|D|n\n${shown.map(({ id }) => `${id}\n`).join("")}`));
      }),
    );
  });

  it("orders hashes that begin alike, and equal ones by what stands between them", () => {
    const close = fc.array(
      fc.stringMatching(/^0000000[01][0-9a-f]$/).map((head) => head.padEnd(64, "7")),
      { maxLength: 50 },
    );
    fc.assert(
      fc.property(close, (hashes) => {
        const order = [...inOrder(hashes, placesOf(hashes.length), (a, b) => a - b)];
        const plain = [...hashes.keys()].sort((a, b) => bytes(hashes[a] ?? "", hashes[b] ?? "") || a - b);
        expect(order).toEqual(plain);
      }),
    );
  });
});
