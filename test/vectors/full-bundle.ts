import { assignTeams } from "../../src/domain/assign.ts";
import { canonicalJson } from "../../src/domain/canonical-json.ts";
import { type AfterEntry, chained } from "../../src/domain/draw-after.ts";
import { assignHashed, fullBundle, sealedHashOf, withLater } from "../../src/domain/draw-bundle.ts";
import { commitment, freezePool } from "../../src/domain/draw-freeze.ts";
import { sha } from "../../src/domain/draw-hash.ts";
import { entropyOf, seedOf } from "../../src/domain/draw-seed.ts";
import { selectDraw } from "../../src/domain/draw-select.ts";

export type Bundle = Record<string, unknown>;

/** What stands outside sealedHash. */
const outside = ["sealedHash", "attested", "after"];

/** With the hash that its contents have now. */
export const reseal = (bundle: Bundle): Bundle => {
  const inside = Object.entries(bundle).filter(([key]) => !outside.includes(key));
  return { ...bundle, sealedHash: sha(canonicalJson(Object.fromEntries(inside))) };
};

const hex = (what: string): string => sha(`check-draw ${what}`);
const secret = hex("secret");
const rHex = hex("resecret");

function outcome<T extends object>(made: T): Exclude<T, { refused: string }> {
  if ("refused" in made) throw new Error(String(made.refused));
  return made as Exclude<T, { refused: string }>;
}

/** A full bundle of a small draw as the flows make it; the one place that knows how. */
export function sample(people = 9, batch = 1): Bundle {
  const drawId = `2026-03-${batch}`;
  const members = Array.from({ length: 61 }, (_, n) => ({
    id: n === 7 ? "迁西-𠮷8" : `JY-${String(n).padStart(4, "0")}`,
    stratum: "ABBBBCD"[n % 7] as string,
    weight: n % 7 === 5 ? 4 : 1,
  }));
  const excluded = [
    { id: "JY-0099", ruleCode: "open-window" },
    { id: "JY-0098", ruleCode: "inactive" },
  ];
  const rates = {
    A: { num: 3, den: 100 },
    B: { num: 5, den: 100 },
    C: { num: 20, den: 100 },
    D: { num: 1, den: 1 },
  };
  const total = 15;
  const window = { from: "2026-12-01", until: "2026-12-31" };
  const inspectors = Array.from({ length: people }, (_, n) => ({
    id: `检-${n + 1}`,
    active: n !== 8,
    certUntil: "2027-12-31",
    leave: n === 4 ? [{ from: "2026-12-03", to: "2026-12-05" }] : [],
    specialties: n % 3 === 2 ? ["食品安全"] : ["校车安全"],
    department: null,
    carried: n === 2 ? 1 : 0,
  }));
  const relations = [
    { inspector: "检-1", target: "JY-0006", kind: "kin" },
    { inspector: "检-2", target: "JY-0013", kind: "worked" },
  ];
  const slotRules = [
    { specialty: "校车安全", department: null },
    { specialty: null, department: null },
  ];
  const assign = { window, slotRules, inspectors, relations, nonce: hex("assign nonce") };
  const rules = {
    entry: { code: "2026-03", version: 2, batch },
    rates,
    deadline: "2026-11-20T09:30:00.000Z",
    organiser: "P-01",
    witnesses: ["P-02", "P-03", "P-04"],
    teamSize: 2,
    filter: { types: ["校外培训机构"] },
    total,
  };
  const [saltHex, nonce] = [hex("salt"), hex("nonce")];
  const frozen = outcome(
    freezePool({ drawId, members, excluded, saltHex, nonce, rules, assign: assignHashed(assign) }),
  );
  const given = [
    { n: 1, digits: "602214076", by: "P-03", at: "2026-11-19T01:00:00.000Z" },
    { n: 2, digits: "137035999084", by: "P-02", at: "2026-11-19T02:00:00.000Z" },
  ];
  const entropy = entropyOf(given);
  const { leaves, rosterHash, rulesHash } = frozen;
  const seed = seedOf({ secret, drawId, rosterHash, rulesHash, entropy });
  const selected = outcome(selectDraw({ seed, drawId, saltHex, members, rates, total, nonce }));
  const targets = selected.shown.map((id) => ({ id }));
  const teams = outcome(assignTeams({ ...assign, seed, targets }));
  const made = fullBundle({
    drawId,
    sealed: true,
    leaves,
    rosterHash,
    rulesHash,
    rules: frozen.rules,
    commit: commitment(secret),
    recommit: commitment(rHex),
    secret,
    saltHex,
    nonce,
    given,
    entropy,
    seed,
    selected,
    excluded,
    assign,
    teams,
  });
  const sealedHash = sealedHashOf(made);
  const attested = [{ by: "P-02", at: "2026-11-19T03:00:00.000Z", sealedHash }];
  return withLater(made, sealedHash, { attested, after: later(commitment(secret)) });
}

/** The deadline was extended, and the draw's work is over. */
function later(commit: string): AfterEntry[] {
  const at = new Date("2026-11-19T04:00:00Z");
  const extended = { until: "2026-11-21T09:30:00.000Z", reason: "停电" };
  const first = chained(commit, [], { kind: "deadline", at, nonce: hex("after 1"), detail: extended });
  return [first, chained(commit, [first], { kind: "close", at, nonce: hex("after 2"), detail: { rHex } })];
}
