// What is kept of a draw for those who check it (draw-protocol.md §1, Proof). Plain JSON: integers and strings only. The
// shapes are published as docs/draw-bundle.schema.json; src/verify reads them and shares no code with this.

import type { FilledSlot, Teams } from "./assign.ts";
import type { AssignTerms } from "./assign-eligible.ts";
import { canonicalJson } from "./canonical-json.ts";
import { type AfterEntry, tellAfter } from "./draw-after.ts";
import type { Excluded } from "./draw-freeze.ts";
import { sha } from "./draw-hash.ts";
import type { Selected } from "./draw-select.ts";

/** A contribution as a bundle tells it; `by` is the person's id as in rules.witnesses. */
export interface Given {
  n: number;
  digits: string;
  by: string;
  at: string;
}

export interface Committed {
  drawId: string;
  sealed: boolean;
  leaves: readonly string[];
  rosterHash: string;
  rulesHash: string;
  commit: string;
  recommit: string;
}

export interface Drawn extends Committed {
  rules: Record<string, unknown>;
  secret: string;
  saltHex: string;
  nonce: string;
  given: Given[];
  entropy: string;
  seed: string;
  selected: Selected;
  excluded: Excluded[];
  assign: AssignTerms & { nonce: string };
  teams: Teams;
}

/** The full bundle as it is fixed at the drawing; `sealedHash`, `attested` and `after` are laid round it later. */
export interface FullBundle {
  leaves: string[];
  drawn: { id: string }[];
  quotas: Selected["quotas"];
  roster: { id: string; stratum: string; weight: number; ticket: string; rank: number }[];
  seed: string;
  [field: string]: unknown;
}

export function fullBundle(of: Drawn): FullBundle {
  const { selected, teams, assign } = of;
  return {
    ...committedPart(of),
    leaves: [...of.leaves],
    sHex: of.secret,
    E: of.entropy,
    contributions: of.given,
    seed: of.seed,
    nonce: of.nonce,
    drawnHash: selected.drawnHash,
    drawn: selected.shown.map((id) => ({ id })),
    rules: of.rules,
    saltHex: of.saltHex,
    roster: selected.ranked.map(({ id, stratum, weight, ticket, rank }) => ({
      id,
      stratum,
      weight,
      ticket,
      rank,
    })),
    excluded: of.excluded,
    quotas: selected.quotas,
    assign: {
      version: "assign-v1",
      k: assign.slotRules.length,
      window: assign.window,
      slotRules: assign.slotRules,
      nonce: assign.nonce,
      inspectors: assign.inspectors,
      relations: assign.relations,
      ...teams,
      slots: teams.slots.map(slotTold),
    },
  };
}

/** Candidates tell their own number; in a large match, which lists none, the number stands alone. */
export const slotTold = ({ count, candidates, ...slot }: FilledSlot) =>
  candidates ? { ...slot, candidates } : { ...slot, count };

const committedPart = (of: Committed) => ({
  version: "draw-v1",
  drawId: of.drawId,
  mode: of.sealed ? ("sealed" as const) : ("open" as const),
  rulesHash: of.rulesHash,
  leaves: of.leaves,
  rosterHash: of.rosterHash,
  commit: of.commit,
  recommit: of.recommit,
});

export const sealedHashOf = (bundle: FullBundle): string => sha(canonicalJson(bundle));

/** What the match is hashed by: everything that decides who may visit whom, fixed before the seed. */
export const assignHashed = ({
  slotRules,
  window,
  inspectors,
  relations,
  nonce,
}: AssignTerms & { nonce: string }) => ({
  k: slotRules.length,
  window,
  slotRules,
  nonce,
  inspectors,
  relations,
});

/** What was signed or happened after the bundle was fixed. */
export interface Later {
  attested: { by: string; at: string; sealedHash: string }[];
  after: readonly AfterEntry[];
}

/** The supervisors' bundle with everything laid round it. */
export const withLater = (
  bundle: FullBundle,
  sealedHash: string,
  { attested, after }: Later,
): FullBundle => ({
  ...bundle,
  sealedHash,
  attested,
  after: after.map((entry) => tellAfter(entry, "supervisors")),
});

/** What anybody may have before the drawing, or of a draw that was voided before it: then with the opened secret. */
export const committedBundle = (of: Committed, after: readonly AfterEntry[], secret: string | null) => ({
  ...committedPart(of),
  ...(secret === null ? {} : { sHex: secret }),
  after: after.map((entry) => tellAfter(entry, "public")),
});

/** Fields of the full bundle that anybody may have, by what may be told. The match's facts and candidates never are. */
const always = [
  "version drawId mode rulesHash leaves rosterHash commit recommit sHex E contributions seed drawnHash",
  "nonce drawn",
  "rules saltHex roster excluded quotas",
].map((names) => names.split(" "));

/** What anybody may have once it is drawn: a whitelist of fields, never a full bundle with some taken out. */
export function publicBundle(
  bundle: FullBundle,
  sealedHash: string,
  listPublic: boolean,
  { attested, after }: Later,
) {
  const open = bundle.mode === "open";
  const [seedOn = [], list = [], internal = []] = always;
  const fields = [...seedOn, ...(listPublic ? list : []), ...(listPublic && open ? internal : [])];
  return {
    ...Object.fromEntries(fields.map((field) => [field, bundle[field]])),
    sealedHash,
    attested,
    after: after.map((entry) => tellAfter(entry, "public")),
  };
}
