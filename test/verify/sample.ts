// A small draw with everything in it, made with the project's own functions and put together as the bundles' form says.

import { assignTeams, type Teams } from "../../src/domain/assign.ts";
import { ineligible } from "../../src/domain/assign-eligible.ts";
import { repickPrefix, slotStream } from "../../src/domain/assign-stream.ts";
import { canonicalJson } from "../../src/domain/canonical-json.ts";
import { commitment, freezePool } from "../../src/domain/draw-freeze.ts";
import { byBytes, sha } from "../../src/domain/draw-hash.ts";
import { quotasOf } from "../../src/domain/draw-quota.ts";
import { entropyOf, seedOf } from "../../src/domain/draw-seed.ts";
import { drawnHashOf, rankPool, showOrder } from "../../src/domain/draw-select.ts";

/** Loosely typed on purpose: tests break it in every way. */
// biome-ignore lint/suspicious/noExplicitAny: a bundle to be broken
export type Loose = any;

export interface SampleOptions {
  mode: "open" | "sealed";
  /** Strict mode: a public number at the end of E. */
  strict?: boolean;
  attested?: boolean;
  /** What happened later. */
  after?: ("deadline" | "repick" | "extend" | "replace" | "close" | "void")[];
  /** Only the number of candidates is kept, as in large draws. */
  counted?: boolean;
  /** Chosen so that a repair and raised caps occur. */
  digits?: string;
}

const drawId = "2026-03-1";
const [sHex, rHex, saltHex, nonce, assignNonce] = ["s", "r", "salt", "nonce", "assign"].map(sha) as [
  string,
  string,
  string,
  string,
  string,
];
const at = (day: number): string => `2026-03-${String(day).padStart(2, "0")}T01:02:03.004Z`;

const strata = { open: ["幼儿园", "小学", "𠮷校"], sealed: ["A", "B", "C", "D"] };
const rates = {
  open: { 幼儿园: [1, 10], 小学: [1, 7], 𠮷校: [1, 3] },
  sealed: { A: [3, 100], B: [1, 9], C: [1, 4], D: [1, 1], "-": [1, 20] },
};

const poolOf = (mode: "open" | "sealed") =>
  Array.from({ length: 36 }, (_, n) => ({
    id: n % 9 === 8 ? `学-${n}` : `JY-${String(n).padStart(4, "0")}`,
    stratum: strata[mode][n % 11 === 10 ? 2 : n % strata[mode].length] as string,
    weight: n % 5 === 4 ? 3 : 1,
  }));

const window = { from: "2026-04-01", until: "2026-04-30" };
const slotRules = [
  { specialty: "校车安全", department: null },
  { specialty: null, department: null },
];
const inspectors = Array.from({ length: 9 }, (_, n) => ({
  id: `检-${n}`,
  active: n !== 7,
  certUntil: n === 8 ? "2026-04-29" : "2027-12-31",
  leave: n === 3 ? [{ from: "2026-04-02", to: "2026-04-30" }] : [],
  specialties: n < 3 ? ["校车安全"] : [],
  department: null,
  carried: n === 4 ? 2 : 0,
}));

/** The supervisors' full bundle. */
export function sample(options: SampleOptions): Loose {
  const { mode, strict = false, after = [], attested = true, counted = false } = options;
  const members = poolOf(mode);
  const relations = members.flatMap(({ id }, n) =>
    n % 3 === 0 ? [{ inspector: `检-${n % 7}`, target: id, kind: "kin" }] : [],
  );
  // What the match below goes by; the bundle keeps what is in `assign`.
  const terms: Loose = { k: 2, window, specialty: "校车安全", slotRules, inspectors, relations };
  const assign = { k: 2, window, slotRules, nonce: assignNonce, inspectors, relations };
  const excluded = [
    { id: "JY-9001", ruleCode: "coolDown" },
    { id: "JY-9002", ruleCode: "closed" },
  ];
  const rateOf = Object.fromEntries(
    Object.entries(rates[mode]).map(([name, [num, den]]) => [
      name,
      { num: num as number, den: den as number },
    ]),
  );
  const frozen = freezePool({
    drawId,
    members,
    excluded,
    saltHex,
    nonce,
    assign,
    rules: {
      entry: { code: "2026-03", version: 2, batch: 1 },
      rates: rateOf,
      total: 12,
      deadline: at(2),
      organiser: "p-1",
      witnesses: ["p-2", "p-3", "p-4"],
      teamSize: 2,
      filter: { kinds: ["校外培训机构"], streets: null },
      coolDownDays: 90,
      ...(strict ? { source: "福彩3D", period: "2026061" } : {}),
    },
  });
  if ("refused" in frozen) throw new Error(frozen.refused);
  const contributions = [
    { n: 1, digits: options.digits ?? "314159", by: "p-2", at: at(1) },
    { n: 2, digits: "897932384626", by: "p-4", at: at(2) },
  ];
  const E = entropyOf(contributions) + (strict ? ";x:0f3" : "");
  const { rosterHash, rulesHash } = frozen;
  const seed = seedOf({ secret: sHex, drawId, rosterHash, rulesHash, entropy: E });
  const quotas = quotasOf(members, rateOf, 12);
  if ("refused" in quotas) throw new Error(quotas.refused);
  const roster = rankPool(seed, saltHex, members).map(({ id, stratum, weight, ticket, rank }) => ({
    id,
    stratum,
    weight,
    ticket,
    rank,
  }));
  const n = new Map(quotas.map((quota) => [quota.stratum, quota.n]));
  const drawn = showOrder(
    seed,
    roster.filter(({ stratum, rank }) => rank <= (n.get(stratum) ?? 0)).map(({ id }) => id),
  );
  const teams = assignTeams({ seed, targets: drawn.map((id) => ({ id })), ...terms });
  if ("refused" in teams) throw new Error(teams.refused);
  const bundle: Loose = {
    version: "draw-v1",
    drawId,
    mode,
    rulesHash,
    leaves: frozen.leaves,
    rosterHash,
    commit: commitment(sHex),
    recommit: commitment(rHex),
    sHex,
    E,
    contributions,
    seed,
    nonce,
    drawnHash: drawnHashOf(drawId, nonce, drawn),
    drawn: drawn.map((id) => ({ id })),
    rules: frozen.rules,
    saltHex,
    roster,
    excluded,
    quotas,
    assign: { version: "assign-v1", ...assign, ...kept(teams, counted) },
  };
  bundle.sealedHash = sha(canonicalJson(bundle));
  bundle.attested = attested ? [{ by: "p-4", at: at(3), sealedHash: bundle.sealedHash }] : [];
  bundle.after = [];
  for (const [index, kind] of after.entries())
    addEntry(bundle, kind, at(4 + index), detailOf(kind, bundle, terms));
  return bundle;
}

const kept = ({ slots, moves, caps, raised }: Teams, counted: boolean) => ({
  slots: slots.map(({ target, slot, candidates = [], pick, inspector }) => ({
    target,
    slot,
    ...(counted ? { count: candidates.length } : { candidates }),
    pick,
    inspector,
  })),
  moves,
  caps,
  raised,
});

/** Appends an entry to the chain. */
export function addEntry(bundle: Loose, kind: string, when: string, detail: Loose): void {
  const n = bundle.after.length + 1;
  const own = sha(`after ${n}`);
  const digest = sha(`after-detail-v1|${own}|${canonicalJson(detail)}`);
  const before = n === 1 ? bundle.commit : bundle.after[n - 2].hash;
  const hash = sha(`after-v1|${before}|${n}|${kind}|${when}|${digest}`);
  bundle.after.push({ n, kind, at: when, digest, hash, nonce: own, detail });
}

function detailOf(kind: string, bundle: Loose, terms: Loose): Loose {
  const signed = { reason: "局务会决定", by: "p-1", approvedBy: "p-5" };
  switch (kind) {
    case "deadline":
      return { until: at(3), reason: "见证人出差" };
    case "repick":
      return repickOf(bundle, terms);
    case "extend":
      return { ...signed, ...addedTo(bundle, terms, "") };
    case "replace": {
      const out = outOf(bundle);
      return { ...signed, out, ...addedTo(bundle, terms, out) };
    }
    case "void":
      return { reason: "名单有误", by: ["p-4", "p-5"] };
    default:
      return { rHex };
  }
}

/** The target that is replaced: the first whose stratum has more than two left. */
const outOf = ({ drawn, roster, quotas }: Loose): string =>
  drawn.find(({ id }: Loose) => {
    const stratum = roster.find((one: Loose) => one.id === id).stratum;
    return quotas.some((one: Loose) => one.stratum === stratum && one.size > one.n + 2);
  }).id;

/** Who sits where now, by target. */
function seatsOf({ assign, after }: Loose): Map<string, Map<number, string>> {
  const seats = new Map<string, Map<number, string>>();
  const sit = (one: Loose) =>
    seats.set(one.target, (seats.get(one.target) ?? new Map()).set(one.slot, one.inspector));
  assign.slots.forEach(sit);
  for (const { kind, detail } of after) {
    if (kind === "repick") sit(detail);
    if (detail.out) seats.delete(detail.out);
    detail.slots?.forEach(sit);
  }
  return seats;
}

const loadOf = (seats: Map<string, Map<number, string>>, id: string): number =>
  [...seats.values()].flatMap((team) => [...team.values()]).filter((one) => one === id).length;

const mayFill = (terms: Loose, target: string, slot: number) =>
  terms.inspectors
    .filter((one: Loose) => ineligible(one, target, terms) === null)
    .filter(({ specialties }: Loose) => slot > 0 || specialties.includes(terms.specialty))
    .sort((a: Loose, b: Loose) => byBytes(a.id, b.id));

/** draw-protocol.md §2.6 for the first slot of the first target that has somebody to follow. */
function repickOf(bundle: Loose, terms: Loose): Loose {
  const { target, slot } = bundle.assign.slots.find(
    ({ target, slot }: Loose) =>
      mayFill(terms, target, slot).length > 2 && slot === 1 && target !== outOf(bundle),
  );
  const seats = seatsOf(bundle);
  const before = bundle.after.filter(
    ({ kind, detail }: Loose) => kind === "repick" && detail.target === target && detail.slot === slot,
  );
  const n = before.length + 1;
  const team = [...(seats.get(target)?.values() ?? [])];
  const barred = [...team, ...before.map(({ detail }: Loose) => detail.struck)];
  const able = mayFill(terms, target, slot)
    .filter(({ id }: Loose) => !barred.includes(id))
    .map(({ id, carried }: Loose) => {
      const cap = bundle.assign.caps.find(({ inspector }: Loose) => inspector === id)?.cap ?? 0;
      return { id, room: cap - carried - loadOf(seats, id) };
    });
  const raised = Math.max(0, 1 - Math.max(...able.map(({ room }: Loose) => room)));
  const candidates = able.filter(({ room }: Loose) => room + raised > 0).map(({ id }: Loose) => id);
  const stream = slotStream(repickPrefix(rHex, target, slot, n), bundle.seed, target, slot);
  const pick = stream.below(candidates.length);
  const struck = seats.get(target)?.get(slot);
  return { target, slot, n, struck, why: "recusal", candidates, pick, raised, inspector: candidates[pick] };
}

/** One more target of the list with its team: of any stratum, or of that of the one it replaces. */
function addedTo(bundle: Loose, terms: Loose, out: string): Loose {
  const stratum = bundle.roster.find(({ id }: Loose) => id === out)?.stratum ?? bundle.roster[0].stratum;
  const taken = bundle.after
    .flatMap(({ detail }: Loose) => detail.add ?? [])
    .filter((one: Loose) => one.stratum === stratum);
  const rank = bundle.quotas.find((one: Loose) => one.stratum === stratum).n + taken.length + 1;
  const { id: target } = bundle.roster.find((one: Loose) => one.stratum === stratum && one.rank === rank);
  const seats = seatsOf(bundle);
  seats.delete(out);
  const carrying = terms.inspectors.map((one: Loose) => ({
    ...one,
    carried: one.carried + loadOf(seats, one.id),
  }));
  // Caps and their rise do not depend on the picks, which are to fall by the second secret.
  const teams = assignTeams({ seed: bundle.seed, targets: [{ id: target }], ...terms, inspectors: carrying });
  if ("refused" in teams) throw new Error(teams.refused);
  const team: string[] = [];
  const slots = teams.slots.map(({ slot }) => {
    const candidates = mayFill({ ...terms, inspectors: carrying }, target, slot)
      .filter(
        ({ id, carried }: Loose) =>
          carried < (teams.caps.find(({ inspector }) => inspector === id)?.cap ?? 0),
      )
      .map(({ id }: Loose) => id)
      .filter((id: string) => !team.includes(id));
    const pick = slotStream(repickPrefix(rHex, target, slot, 0), bundle.seed, target, slot).below(
      candidates.length,
    );
    const inspector = candidates[pick];
    team.push(inspector);
    return { target, slot, candidates, pick, inspector };
  });
  return { add: [{ id: target, stratum, rank }], slots, moves: [], caps: teams.caps, raised: teams.raised };
}

const clone = (bundle: Loose): Loose => JSON.parse(JSON.stringify(bundle));
const only = (bundle: Loose, keys: readonly string[]): Loose =>
  Object.fromEntries(keys.map((key) => [key, clone(bundle[key])]));

const COMMITTED = [
  "version",
  "drawId",
  "mode",
  "rulesHash",
  "leaves",
  "rosterHash",
  "commit",
  "recommit",
  "after",
];
const DRAWN = [...COMMITTED, "sHex", "E", "contributions", "seed", "drawnHash", "sealedHash", "attested"];
const OPEN = [...DRAWN, "nonce", "drawn", "rules", "saltHex", "roster", "excluded", "quotas"];

/** What the public has of it, by stage. */
export const committed = (full: Loose): Loose => ({ ...only(full, COMMITTED), after: [] });
export const unpublished = (full: Loose): Loose => told(only(full, DRAWN));
export const published = (full: Loose): Loose =>
  full.mode === "open" ? told(only(full, OPEN)) : told(only(full, [...DRAWN, "nonce", "drawn"]));
export function voided(full: Loose): Loose {
  const bundle = { ...only(full, [...COMMITTED, "sHex"]), after: [] };
  addEntry(bundle, "void", at(9), { reason: "名单有误", by: ["p-1"] });
  return bundle;
}

/** Details that stay with the supervisors are taken out. */
function told(bundle: Loose): Loose {
  for (const entry of bundle.after) {
    if (!["repick", "extend", "replace"].includes(entry.kind)) continue;
    delete entry.nonce;
    delete entry.detail;
  }
  return bundle;
}
