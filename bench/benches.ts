import { drawHashLoop } from "./draw-hash-loop.ts";
import { drawOurs } from "./draw-ours.ts";
import { drawSizes } from "./draw-pool.ts";
import { matchSizes } from "./match-case.ts";
import { matchHighs } from "./match-highs.ts";
import { matchOurs } from "./match-ours.ts";
import { matchYalps } from "./match-yalps.ts";
import type { Bench } from "./trial.ts";

/**
 * What can be measured. A further bench is one entry here: the verifying command, once it is there, goes in as
 *   verify: { sizes: Object.keys(drawSizes), subjects: { ours: verifyOurs, draw: drawOurs } }
 * so that its ratio says what draw-protocol.md §5 asks: verifying is no slower than drawing.
 */
export const benches: Record<string, Bench> = {
  draw: { sizes: Object.keys(drawSizes), subjects: { ours: drawOurs, "hash-loop": drawHashLoop } },
  assign: {
    sizes: Object.keys(matchSizes),
    subjects: { ours: matchOurs, highs: matchHighs, yalps: matchYalps },
  },
};
