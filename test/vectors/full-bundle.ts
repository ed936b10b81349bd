import { assignTeams } from "../../src/domain/assign.ts";
import { canonicalJson } from "../../src/domain/canonical-json.ts";
import { fullBundle, sealedHashOf } from "../../src/domain/draw-bundle.ts";
import { commitment, freezePool } from "../../src/domain/draw-freeze.ts";
import { sha } from "../../src/domain/draw-hash.ts";
import { quotasOf } from "../../src/domain/draw-quota.ts";
import { entropyOf, seedOf } from "../../src/domain/draw-seed.ts";
import { selectDraw } from "../../src/domain/draw-select.ts";

export type Bundle = Record<string, unknown>;
/** What stands outside sealedHash. */
const outside = ["sealedHash", "attested", "after"];
/** With the hash that its contents have now. */
export const reseal = (bundle: Bundle): Bundle => {
  const inside = Object.fromEntries(Object.entries(bundle).filter(([key]) => !outside.includes(key)));
  return { ...bundle, sealedHash: sealedHashOf(inside) };
};

const hex = (what: string): string => sha(`check-draw ${what}`);
const secret = hex("secret");
const rHex = hex("resecret");

function outcome<T extends object>(made: T): Exclude<T, { refused: string }> {
  if ("refused" in made) throw new Error(String(made.refused));
  return made as Exclude<T, { refused: string }>;
}

/**
 * THE ONE PLACE to change when src/domain/draw-bundle.ts takes the shape of BUNDLE.md: a full bundle of a small draw.
 * Until then `specialty` becomes `slotRules` here, `total` is worked in by hand, and attested and after are put on.
 */
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
  const terms = { k: 2, window, specialty: "校车安全", inspectors, relations };
  const slotRules = [
    { specialty: "校车安全", department: null },
    { specialty: null, department: null },
  ];
  const assign = { k: 2, window, slotRules, nonce: hex("assign nonce"), inspectors, relations };
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
  const frozen = outcome(freezePool({ drawId, members, excluded, saltHex, nonce, rules, assign }));
  const contributions = [
    {
      drawId,
      n: 1,
      personId: "P-03",
      digits: "602214076",
      means: "摇号球",
      at: new Date("2026-11-19T01:00:00Z"),
    },
    {
      drawId,
      n: 2,
      personId: "P-02",
      digits: "137035999084",
      means: "掷骰",
      at: new Date("2026-11-19T02:00:00Z"),
    },
  ];
  const entropy = entropyOf(contributions);
  const { leaves, rosterHash, rulesHash } = frozen;
  const seed = seedOf({ secret, drawId, rosterHash, rulesHash, entropy });
  // selectDraw does not take `total` yet: rates of n/N give the same draw.
  const quotas = outcome(quotasOf(members, rates, total));
  const topped = Object.fromEntries(quotas.map(({ stratum, n, size }) => [stratum, { num: n, den: size }]));
  const selected = {
    ...outcome(selectDraw({ seed, drawId, saltHex, members, rates: topped, nonce })),
    quotas,
  };
  const teams = outcome(assignTeams({ seed, targets: selected.shown.map((id) => ({ id })), ...terms }));
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
    contributions,
    entropy,
    seed,
    selected,
    excluded,
    assign: { ...terms, nonce: assign.nonce },
    teams,
  });
  const { specialty: _, ...shaped } = made.assign as Bundle;
  const sealed = reseal({ ...made, assign: { ...shaped, slotRules } });
  const attested = [{ by: "P-02", at: "2026-11-19T03:00:00.000Z", sealedHash: sealed.sealedHash }];
  return { ...sealed, attested, after: later(commitment(secret)) };
}

/** Two entries of the chain of BUNDLE.md: the deadline was extended, and the draw's work is over. */
function later(commit: string): Bundle[] {
  const at = "2026-11-19T04:00:00.000Z";
  const details = [
    { kind: "deadline", detail: { until: "2026-11-21T09:30:00.000Z", reason: "停电" } },
    { kind: "close", detail: { rHex } },
  ];
  let last = commit;
  return details.map(({ kind, detail }, index) => {
    const nonce = hex(`after ${index}`);
    const digest = sha(`after-detail-v1|${nonce}|${canonicalJson(detail)}`);
    last = sha(`after-v1|${last}|${index + 1}|${kind}|${at}|${digest}`);
    return { n: index + 1, kind, at, digest, hash: last, nonce, detail };
  });
}
