import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson } from "../../src/domain/canonical-json.ts";
import { type FreezeInput, type Frozen, freezePool, type PoolMember } from "../../src/domain/draw-freeze.ts";
import { sha } from "../../src/domain/draw-hash.ts";

const member = (id: string, more: Partial<PoolMember> = {}): PoolMember => ({
  id,
  stratum: "-",
  weight: 1,
  ...more,
});
const input = (more: Partial<FreezeInput> = {}): FreezeInput => ({
  drawId: "2026-03-1",
  members: [member("T1"), member("T2"), member("学校-3")],
  excluded: [{ id: "T9", ruleCode: "inactive" }],
  saltHex: "ab".repeat(32),
  nonce: "cd".repeat(32),
  rules: { rates: { "-": { num: 5, den: 100 } }, organiser: "li" },
  assign: { k: 2, inspectors: [], nonce: "ef" },
  ...more,
});

function frozen(given: FreezeInput): Frozen {
  const outcome = freezePool(given);
  if ("refused" in outcome) throw new Error(outcome.refused);
  return outcome;
}

describe("a frozen pool", () => {
  // Written out once more from draw-protocol.md §1, so that no line of the sources is leaned on.
  test("has the hashes of draw-protocol.md", () => {
    const { saltHex, nonce, drawId } = input();
    const salt = (id: string) => sha(`salt-v1|${saltHex}|${id}`);
    const leaves = ["T1", "T2", "学校-3"].map((id) =>
      sha(`leaf-v1|${id}|${sha(`inner-v1|-|1|${salt(id)}`)}`),
    );
    const excludedHash = sha(`${sha(`out-v1|T9|inactive|${salt("T9")}`)}\n`);
    const assignHash = sha('{"inspectors":[],"k":2,"nonce":"ef"}');
    const rules = { ...input().rules, drawId, nonce, excludedHash, assignHash };
    expect(frozen(input())).toEqual({
      leaves: leaves.sort(),
      rosterHash: sha(`${leaves.sort().join("\n")}\n`),
      rules,
      rulesHash: sha(canonicalJson(rules)),
      excludedHash,
      assignHash,
    });
  });

  test("does not depend on the order in which it was read", () => {
    const pool = fc.uniqueArray(fc.stringMatching(/^[A-Z0-9]{1,4}$/), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(pool, fc.nat(12), (ids, cut) => {
        const members = ids.slice(0, cut).map((id) => member(id));
        const excluded = ids.slice(cut).map((id) => ({ id, ruleCode: "inactive" }));
        const turned = { members: [...members].reverse(), excluded: [...excluded].reverse() };
        expect(frozen(input(turned))).toEqual(frozen(input({ members, excluded })));
      }),
    );
  });

  const base = input();
  const [first = member("T1"), ...others] = base.members;
  test.each([
    ["a stratum", { members: [{ ...first, stratum: "A" }, ...others] }, "rosterHash"],
    ["a weight", { members: [{ ...first, weight: 2 }, ...others] }, "rosterHash"],
    ["one more in the pool", { members: [...base.members, member("T4")] }, "rosterHash"],
    ["the salt", { saltHex: "00".repeat(32) }, "rosterHash"],
    ["why one was left out", { excluded: [{ id: "T9", ruleCode: "open-window" }] }, "excludedHash"],
    ["who was left out", { excluded: [] }, "excludedHash"],
    ["the inspectors", { assign: { ...base.assign, k: 3 } }, "assignHash"],
    ["a rate", { rules: { ...base.rules, rates: { "-": { num: 6, den: 100 } } } }, "rulesHash"],
    ["the nonce", { nonce: "00" }, "rulesHash"],
    ["the draw", { drawId: "2026-03-2" }, "rulesHash"],
  ] as [string, Partial<FreezeInput>, keyof Frozen][])("%s changes it", (_what, change, hash) => {
    const [was, is] = [frozen(base), frozen(input(change))];
    expect(is[hash]).not.toEqual(was[hash]);
    // What is fixed apart from the pool reaches the published hashes through the rules.
    expect(is.rosterHash === was.rosterHash && is.rulesHash === was.rulesHash).toBe(false);
  });

  test("the rules cannot bring their own draw, nonce or hashes", () => {
    const rules = { ...base.rules, drawId: "x", nonce: "x", excludedHash: "x", assignHash: "x" };
    expect(frozen(input({ rules }))).toEqual(frozen(base));
  });
});

describe("refused", () => {
  test.each([
    ["no id", ""],
    ["one with a separator", "a|b"],
    ["one with a line feed", "a\n"],
    ["one with a blank", "a b"],
    ["a long one", "a".repeat(65)],
    ["one that is not normal", "e\u0301cole"],
  ])("%s, in the pool or left out", (_what, id) => {
    expect(freezePool(input({ members: [member(id)] }))).toEqual({ refused: "draw.badId", id });
    expect(freezePool(input({ excluded: [{ id, ruleCode: "inactive" }] }))).toEqual({
      refused: "draw.badId",
      id,
    });
  });

  test("64 characters are an id, also when they take two units each", () => {
    expect("refused" in freezePool(input({ members: [member("𠀀".repeat(64))] }))).toBe(false);
  });

  test("the same target twice, also once in the pool and once left out", () => {
    const refused = { refused: "draw.sameId", id: "T1" };
    expect(freezePool(input({ members: [member("T1"), member("T1")] }))).toEqual(refused);
    expect(freezePool(input({ excluded: [{ id: "T1", ruleCode: "inactive" }] }))).toEqual(refused);
  });

  test.each([0, 17, -1, 1.5, Number.NaN])("a weight of %d", (weight) => {
    expect(freezePool(input({ members: [member("T1"), member("T2", { weight })] }))).toEqual({
      refused: "draw.badWeight",
      id: "T2",
    });
  });

  test.each(["A|1", "", "A\n", "A B"])(
    "as a fault, since only we make them, a stratum or rule code like %j",
    (word) => {
      const fault = expect.objectContaining({ code: "draw.badWord" });
      expect(() => freezePool(input({ members: [member("T1", { stratum: word })] }))).toThrow(fault);
      expect(() => freezePool(input({ excluded: [{ id: "T9", ruleCode: word }] }))).toThrow(fault);
    },
  );
});
