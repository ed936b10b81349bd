import { drawHashLoop } from "./draw-hash-loop.ts";
import { drawOurs } from "./draw-ours.ts";
import { drawSizes } from "./draw-pool.ts";
import { matchSizes } from "./match-case.ts";
import { matchHighs } from "./match-highs.ts";
import { matchOurs } from "./match-ours.ts";
import { matchYalps } from "./match-yalps.ts";
import type { Bench } from "./trial.ts";
import { verifyOurs, wholeDraw } from "./verify-ours.ts";
import { verifySizes } from "./verify-text.ts";

/** What can be measured. */
export const benches: Record<string, Bench> = {
  draw: { sizes: Object.keys(drawSizes), subjects: { ours: drawOurs, "hash-loop": drawHashLoop } },
  assign: {
    sizes: Object.keys(matchSizes),
    subjects: { ours: matchOurs, highs: matchHighs, yalps: matchYalps },
  },
  // draw-protocol.md §5: verifying is no slower than drawing.
  verify: { sizes: verifySizes, subjects: { ours: verifyOurs, draw: wholeDraw } },
};
