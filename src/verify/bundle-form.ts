// The form of a bundle: which fields each kind has, of which type and how large they may be. Nothing is computed before
// this has passed, so that no file, however made, can break or stall the steps that follow.

import type { AfterEntry, AfterKind, Filled } from "./bundle-parts.ts";
import type { Kind } from "./report.ts";
import {
  type Check,
  type Fault,
  flag,
  has,
  integer,
  isRecord,
  list,
  nullOr,
  oneOf,
  plain,
  record,
  table,
  text,
} from "./shape.ts";

/** Far above what a county or a province draws; beyond it a file is refused rather than worked on. */
const MOST = {
  pool: 1_000_000,
  inspectors: 100_000,
  slots: 2_000_000,
  relations: 2_000_000,
  strata: 1000,
  people: 200,
  leave: 200,
  team: 20,
  after: 20_000,
};

const hash = text(64, /^[0-9a-f]{64}$/);
/** The pattern of ids is a step of its own; here only what could not be an id at all is refused. */
const id = text(128);
const person = text(200);
const words = text(2000);
const instant = text(
  24,
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/,
);
const day = text(10, /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);
const count = integer(0, 1e9);
const rate = record({ num: count, den: integer(1, 1e9) });
const most =
  (more: Check): Check =>
  (value) =>
    isRecord(value) && (value.num as number) > (value.den as number)
      ? { path: "num", why: "value" }
      : more(value);

const slot = integer(0, MOST.team - 1);
const inspectorIds = list(id, MOST.inspectors);

const filledFields = record(
  { target: id, slot, pick: integer(-1, MOST.inspectors), inspector: id },
  { candidates: inspectorIds, count },
);
/** Small draws list the candidates, large ones only say how many there were. */
const filled: Check = (value) =>
  filledFields(value) ??
  (has(value as Filled, "candidates") || has(value as Filled, "count")
    ? null
    : { path: "candidates", why: "missing" });

const teams: Record<string, Check> = {
  slots: list(filled, MOST.slots),
  moves: list(record({ target: id, slot, from: id, to: id }), MOST.slots),
  caps: list(record({ inspector: id, cap: count }), MOST.inspectors),
  raised: list(id, MOST.slots),
};

const assign = record({
  version: oneOf("assign-v1"),
  k: integer(1, MOST.team),
  window: record({ from: day, until: day }),
  slotRules: list(record({ specialty: nullOr(person), department: nullOr(person) }), MOST.team, 1),
  nonce: hash,
  inspectors: list(
    record({
      id,
      active: flag,
      certUntil: nullOr(day),
      leave: list(record({ from: day, to: day }), MOST.leave),
      specialties: list(person, MOST.people),
      department: nullOr(person),
      carried: integer(0, 1e6),
    }),
    MOST.inspectors,
  ),
  relations: list(record({ inspector: id, target: id, kind: person }), MOST.relations),
  ...teams,
});

const rules = record(
  {
    drawId: id,
    entry: record({ code: person, version: count, batch: count }),
    rates: table(most(rate), MOST.strata),
    deadline: instant,
    organiser: person,
    witnesses: list(person, MOST.people),
    teamSize: integer(1, MOST.team),
    filter: plain,
    nonce: hash,
    excludedHash: hash,
    assignHash: hash,
  },
  {
    total: integer(0, MOST.pool),
    source: person,
    period: (value) => (typeof value === "number" ? count(value) : person(value)),
  },
  plain,
);

const added = {
  reason: words,
  by: person,
  approvedBy: person,
  add: list(record({ id, stratum: id, rank: integer(1, MOST.pool) }), MOST.pool, 1),
  ...teams,
};

const details: Record<AfterKind, Check> = {
  deadline: record({ until: instant, reason: words }),
  repick: record({
    target: id,
    slot,
    n: integer(1, MOST.after),
    struck: id,
    why: person,
    candidates: inspectorIds,
    pick: integer(-1, MOST.inspectors),
    raised: count,
    inspector: (value) => (value === null ? null : id(value)),
  }),
  extend: record(added),
  replace: record({ ...added, out: id }),
  void: record({ reason: words, by: list(person, MOST.people, 1) }),
  close: record({ rHex: hash }),
};

const entryFields = record(
  {
    n: integer(1, MOST.after),
    kind: oneOf(...Object.keys(details)),
    at: instant,
    digest: hash,
    hash,
  },
  {
    nonce: text(128, /^[0-9a-f]{32,128}$/),
    detail: (value) => (isRecord(value) ? null : { path: "", why: "type" }),
  },
);

/** A detail without its nonce, or the other way round, cannot be hashed. */
const entry: Check = (value) => {
  const fault = entryFields(value);
  if (fault) return fault;
  const { kind, nonce, detail } = value as AfterEntry;
  if (nonce === undefined && detail === undefined) return null;
  if (nonce === undefined || detail === undefined)
    return { path: nonce === undefined ? "nonce" : "detail", why: "missing" };
  const within = details[kind](detail);
  return within && { path: within.path === "" ? "detail" : `detail.${within.path}`, why: within.why };
};

const committed: Record<string, Check> = {
  version: oneOf("draw-v1"),
  drawId: id,
  mode: oneOf("open", "sealed"),
  rulesHash: hash,
  leaves: list(hash, MOST.pool, 1),
  rosterHash: hash,
  commit: hash,
  recommit: hash,
  after: list(entry, MOST.after),
};

const drawn: Record<string, Check> = {
  ...committed,
  sHex: hash,
  E: text(10_000),
  contributions: list(
    record({ n: integer(1, MOST.people), digits: text(1000), by: person, at: instant }),
    MOST.people,
  ),
  seed: hash,
  drawnHash: hash,
  sealedHash: hash,
  attested: list(record({ by: person, at: instant, sealedHash: hash }), MOST.people),
};

const published: Record<string, Check> = {
  ...drawn,
  nonce: hash,
  drawn: list(record({ id }), MOST.pool),
};

const open: Record<string, Check> = {
  ...published,
  rules,
  saltHex: hash,
  roster: list(
    record({ id, stratum: id, weight: integer(1, 16), ticket: hash, rank: integer(1, MOST.pool) }),
    MOST.pool,
    1,
  ),
  excluded: list(record({ id, ruleCode: id }), MOST.pool),
  quotas: list(record({ stratum: id, size: count, rate: most(rate), n: count }), MOST.strata),
};

const forms = {
  committed: record(committed),
  voided: record({ ...committed, sHex: hash }),
  unpublished: record(drawn),
  // What an open draw publishes is its open bundle: less would hide something.
  public: record({ ...published, mode: oneOf("sealed") }),
  open: record({ ...open, mode: oneOf("open") }),
  full: record({ ...open, assign }),
};

/** Which kind of bundle it is meant to be, by the fields it has, and what is wrong with its form, if anything. */
export function readForm(json: unknown): { kind: Kind; fault: Fault | null } {
  if (!isRecord(json)) return { kind: "public", fault: { path: "", why: "type" } };
  if (has(json, "assign")) return { kind: "full", fault: forms.full(json) };
  if (has(json, "roster")) return { kind: "open", fault: forms.open(json) };
  if (has(json, "drawn")) return { kind: "public", fault: forms.public(json) };
  if (has(json, "seed")) return { kind: "public", fault: forms.unpublished(json) };
  if (has(json, "sHex")) return { kind: "voided", fault: forms.voided(json) };
  return { kind: "committed", fault: forms.committed(json) };
}
