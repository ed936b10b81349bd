import { assignTeams } from "../src/domain/assign.ts";
import { matchCase } from "./match-case.ts";
import { type Filled, verdictOf } from "./match-verdict.ts";
import type { Trial } from "./trial.ts";

export function matchOurs(size: string): Trial {
  return (run) => {
    const match = matchCase(size, run);
    let filled: readonly Filled[] = [];
    return {
      work() {
        const teams = assignTeams(match);
        if ("refused" in teams) throw new Error(teams.refused);
        filled = teams.slots;
      },
      verdict: () => verdictOf(match, filled),
    };
  };
}
