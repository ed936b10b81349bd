// What is kept of a draw for those who check it (draw-protocol.md §1, Proof). Plain JSON: integers and strings only.

import type { Teams } from "./assign.ts";
import type { AssignTerms } from "./assign-eligible.ts";
import { canonicalJson } from "./canonical-json.ts";
import type { Excluded } from "./draw-freeze.ts";
import { sha } from "./draw-hash.ts";
import type { Contribution } from "./draw-record.ts";
import type { Selected } from "./draw-select.ts";

export interface BundleInput {
  drawId: string;
  sealed: boolean;
  leaves: string[];
  rosterHash: string;
  rulesHash: string;
  rules: Record<string, unknown>;
  commit: string;
  recommit: string;
  secret: string;
  saltHex: string;
  nonce: string;
  contributions: Contribution[];
  entropy: string;
  seed: string;
  selected: Selected;
  excluded: Excluded[];
  assign: AssignTerms & { nonce: string };
  teams: Teams;
}

/** The full bundle: public for an open draw, the supervisors' for a sealed one. `sealedHash` is the hash of just this. */
export function fullBundle(input: BundleInput): Record<string, unknown> {
  const { selected, teams, assign } = input;
  return {
    version: "draw-v1",
    drawId: input.drawId,
    mode: input.sealed ? "sealed" : "open",
    rulesHash: input.rulesHash,
    leaves: input.leaves,
    rosterHash: input.rosterHash,
    commit: input.commit,
    recommit: input.recommit,
    sHex: input.secret,
    E: input.entropy,
    contributions: input.contributions.map(({ n, digits, personId, at }) => ({
      n,
      digits,
      by: personId,
      at: at.toISOString(),
    })),
    seed: input.seed,
    nonce: input.nonce,
    drawnHash: selected.drawnHash,
    drawn: selected.shown.map((id) => ({ id })),
    rules: input.rules,
    saltHex: input.saltHex,
    roster: selected.ranked.map(({ id, stratum, weight, ticket, rank }) => ({
      id,
      stratum,
      weight,
      ticket,
      rank,
    })),
    excluded: input.excluded,
    quotas: selected.quotas,
    assign: {
      version: "assign-v1",
      k: assign.k,
      window: assign.window,
      specialty: assign.specialty,
      nonce: assign.nonce,
      inspectors: assign.inspectors,
      relations: assign.relations,
      ...teams,
    },
  };
}

export const sealedHashOf = (bundle: Record<string, unknown>): string => sha(canonicalJson(bundle));
