import type { Assign } from "./bundle-parts.ts";
import type { Crew } from "./eligible.ts";

/** What all steps of the teams stand on. */
export interface Ground {
  seed: string;
  assign: Assign;
  targets: string[];
  crew: Crew;
  /** Caps before any was raised. */
  first: Map<number, number>;
}
