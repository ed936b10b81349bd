import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextInLine } from "../../src/domain/draw-extend.ts";
import { excludedText, poolText, readExcludedText, readPoolText } from "../../src/domain/draw-pool-text.ts";
import { type Quota, quotasOf } from "../../src/domain/draw-quota.ts";
import { rankPool } from "../../src/domain/draw-select.ts";

const rates = {
  A: { num: 1, den: 10 },
  B: { num: 1, den: 4 },
  C: { num: 1, den: 1 },
  "B.cool": { num: 0, den: 1 },
};
const pools = fc
  .array(fc.constantFrom("A", "B", "B.cool", "C"), { minLength: 1, maxLength: 40 })
  .map((strata) => strata.map((stratum, n) => ({ id: `JY-${n}`, stratum, weight: 1 + (n % 3) })));

function drawn(members: { id: string; stratum: string; weight: number }[]) {
  const ranked = rankPool("seed", "salt", members);
  const quotas = quotasOf(members, rates) as Quota[];
  const n = new Map(quotas.map((quota) => [quota.stratum, quota.n]));
  return {
    ranked,
    quotas,
    taken: ranked.filter(({ stratum, rank }) => rank <= (n.get(stratum) ?? 0)).map(({ id }) => id),
  };
}

describe("who comes next", () => {
  it("goes on down every stratum without a gap, never twice, never from rate 0", () => {
    fc.assert(
      fc.property(pools, fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 5 }), (members, asked) => {
        const { ranked, quotas, taken } = drawn(members);
        const last = new Map(quotas.map(({ stratum, n }) => [stratum, n]));
        let all = taken;
        for (const more of asked) {
          const line = nextInLine(ranked, quotas, all, { more });
          const left = ranked.filter(({ id, stratum }) => !all.includes(id) && stratum !== "B.cool").length;
          if ("refused" in line) {
            expect(left).toBeLessThan(more);
            expect(line.there).toBe(left);
            return;
          }
          expect(line).toHaveLength(more);
          for (const { stratum, rank } of line) {
            expect(stratum).not.toBe("B.cool");
            expect(rank).toBe((last.get(stratum) ?? 0) + 1);
            last.set(stratum, rank);
          }
          all = [...all, ...line.map(({ id }) => id)];
          expect(new Set(all).size).toBe(all.length);
        }
      }),
    );
  });

  it("comes in the same order whether asked for at once or one after another", () => {
    fc.assert(
      fc.property(pools, fc.integer({ min: 2, max: 6 }), (members, more) => {
        const { ranked, quotas, taken } = drawn(members);
        const ids = (line: ReturnType<typeof nextInLine>) =>
          "refused" in line ? [] : line.map(({ id }) => id);
        const strata = (list: string[]) =>
          list.map((id) => ranked.find((one) => one.id === id)?.stratum).filter((one) => one === "A");
        const at_once = ids(nextInLine(ranked, quotas, taken, { more }));
        fc.pre(at_once.length === more);
        // The share of the strata depends on how many are asked for; within one the order never does.
        let one_by_one: string[] = [];
        for (let n = 0; n < more; n += 1)
          one_by_one = [
            ...one_by_one,
            ...ids(nextInLine(ranked, quotas, [...taken, ...one_by_one], { more: 1 })),
          ];
        const a = (list: string[]) =>
          list.filter((id) => ranked.find((one) => one.id === id)?.stratum === "A");
        const shorter = Math.min(strata(at_once).length, strata(one_by_one).length);
        expect(a(at_once).slice(0, shorter)).toEqual(a(one_by_one).slice(0, shorter));
      }),
    );
  });

  it("takes a replacement from the stratum of what it replaces, and nothing where that is used up", () => {
    fc.assert(
      fc.property(pools, fc.nat(), (members, pick) => {
        const { ranked, quotas, taken } = drawn(members);
        fc.pre(taken.length > 0);
        const out = ranked.find(({ id }) => id === taken[pick % taken.length]);
        const line = nextInLine(ranked, quotas, taken, { replace: out?.id ?? "" });
        const left = ranked.filter(({ id, stratum }) => stratum === out?.stratum && !taken.includes(id));
        if ("refused" in line) expect(left).toEqual([]);
        else expect(line).toEqual(left.slice(0, 1));
      }),
    );
  });

  it("is not changed for others by taking one out", () => {
    fc.assert(
      fc.property(pools, fc.nat(), (members, pick) => {
        const out = members[pick % members.length];
        const without = rankPool(
          "seed",
          "salt",
          members.filter((one) => one !== out),
        );
        const before = rankPool("seed", "salt", members).filter(({ id }) => id !== out?.id);
        expect(without.map(({ id, ticket }) => `${id} ${ticket}`)).toEqual(
          before.map(({ id, ticket }) => `${id} ${ticket}`),
        );
      }),
    );
  });
});

describe("a pool as text", () => {
  it("comes back as it was, also with ids that freezing has yet to refuse", () => {
    const bad = fc.string({ unit: fc.constantFrom("|", "\n", "%", "7c", "a", "学") });
    const id = fc.oneof(fc.stringMatching(/^[\p{L}\p{N}._-]{1,64}$/u), bad);
    const members = fc.array(fc.record({ id, stratum: id, weight: fc.integer({ min: 1, max: 16 }) }));
    fc.assert(
      fc.property(members, (pool) => {
        expect(readPoolText(poolText(pool))).toEqual(pool);
      }),
    );
    const excluded = fc.array(fc.record({ id, ruleCode: id }));
    fc.assert(
      fc.property(excluded, (list) => {
        expect(readExcludedText(excludedText(list))).toEqual(list);
      }),
    );
  });
});
