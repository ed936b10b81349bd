import { type AssignTerms, fits, ineligible } from "./assign-eligible.ts";
import { repickPrefix, slotStream } from "./assign-stream.ts";
import { byBytes } from "./draw-hash.ts";

export interface Repick extends AssignTerms {
  seed: string;
  /** rHex, the draw's second secret. */
  resecret: string;
  target: { id: string };
  slot: number;
  /** How often this slot was run again, this time included. */
  n: number;
  /** Everybody who was ever struck for this target, or is in its team now. */
  barred: string[];
  /** Slots held now, by inspector. */
  loads: Record<string, number>;
  caps: { inspector: string; cap: number }[];
}

/**
 * Runs one slot again after a recusal or absence (draw-protocol.md §2.6), among those of the same department and specialty;
 * every other team stays. Where nobody is below the cap, caps rise by one for all alike until somebody is.
 */
export function repickSlot(
  input: Repick,
):
  | { inspector: string; candidates: string[]; pick: number; raised: number }
  | { refused: "assign.nobodyLeft" } {
  const rule = input.slotRules[input.slot];
  if (!rule) throw Object.assign(new Error("no such slot in a team"), { code: "assign.broken" });
  const cap = new Map(input.caps.map((one) => [one.inspector, one.cap]));
  const relations = input.relations.filter(({ target }) => target === input.target.id);
  const able = input.inspectors
    .filter((one) => fits(one, rule) && !input.barred.includes(one.id))
    .filter((one) => ineligible(one, input.target.id, { window: input.window, relations }) === null)
    .map(({ id, carried }) => ({ id, room: (cap.get(id) ?? 0) - carried - (input.loads[id] ?? 0) }))
    .sort((a, b) => byBytes(a.id, b.id));
  if (able.length === 0) return { refused: "assign.nobodyLeft" };
  const raised = able.reduce((least, { room }) => Math.min(least, 1 - room), Number.POSITIVE_INFINITY);
  const lift = Math.max(0, raised);
  const candidates = able.filter(({ room }) => room + lift > 0).map(({ id }) => id);
  const prefix = repickPrefix(input.resecret, input.target.id, input.slot, input.n);
  const pick = slotStream(prefix, input.seed, input.target.id, input.slot).below(candidates.length);
  return { inspector: candidates[pick] as string, candidates, pick, raised: lift };
}
