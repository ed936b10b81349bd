import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { assignTeams } from "../../src/domain/assign.ts";
import type { AssignTerms } from "../../src/domain/assign-eligible.ts";
import { repickSlot } from "../../src/domain/assign-repick.ts";
import { repickPrefix } from "../../src/domain/assign-stream.ts";

interface Case extends AssignTerms {
  name: string;
  seed: string;
  targets: string[];
  /** The second secret, where targets were added after the draw. */
  added?: string;
  expected: {
    slots: { target: string; slot: number; candidates: number; pick: number; inspector: string }[];
    moves: unknown[];
    raised: string[];
  };
  repick: {
    target: string;
    slot: number;
    n: number;
    resecret: string;
    barred: string[];
    loads: Record<string, number>;
    caps: Record<string, number>;
    /** null: nobody is left. */
    inspector: string | null;
  };
}

const script = new URL("../vectors/assign_v1.py", import.meta.url).pathname;
const kept = readFileSync(new URL("../vectors/assign_v1.json", import.meta.url), "utf8");
const cases = JSON.parse(kept) as Case[];

// Computed by test/vectors/assign_v1.py, which shares no code with src/.
describe.each(cases)("assign-v1 at $name", (one) => {
  const targets = one.targets.map((id) => ({ id }));
  const { added } = one;
  const prefix = (target: string, slot: number) => repickPrefix(added ?? "", target, slot, 0);
  const input = { ...one, targets, ...(added === undefined ? {} : { prefix }) };

  it("fills every slot as the second program did", () => {
    const teams = assignTeams(input);
    if ("refused" in teams) throw new Error(teams.refused);
    const slots = teams.slots.map(({ count, ...slot }) => ({ ...slot, candidates: count }));
    expect({ slots, moves: teams.moves, raised: teams.raised }).toEqual(one.expected);
  });

  it("does not depend on the order of targets and inspectors", () => {
    const shuffled = { ...input, inspectors: [...one.inspectors].reverse(), targets: [...targets].reverse() };
    expect(assignTeams(shuffled)).toEqual(assignTeams(input));
  });

  it("draws the same replacement", () => {
    const { target, caps, inspector, ...rest } = one.repick;
    const list = Object.entries(caps).map(([id, cap]) => ({ inspector: id, cap }));
    const outcome = repickSlot({ ...one, ...rest, target: { id: target }, caps: list });
    expect(outcome).toMatchObject(inspector === null ? { refused: "assign.nobodyLeft" } : { inspector });
  });
});

it("keeps the vector that the second program prints", ({ skip }) => {
  let printed: string;
  try {
    printed = execFileSync("python3", [script], { encoding: "utf8" });
  } catch {
    return skip("python3 is not here");
  }
  expect(printed).toBe(kept);
});
