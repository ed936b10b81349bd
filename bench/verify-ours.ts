import { sha } from "../src/domain/draw-hash.ts";
import { verifyBundle } from "../src/verify/verify-bundle.ts";
import type { Trial } from "./trial.ts";
import { bundleText, drawn, freezeJob } from "./verify-text.ts";

/** From the text of a full bundle to the verdict, as `npm run verify` does it. */
export function verifyOurs(size: string): Trial {
  return (run) => {
    const text = bundleText(size, run);
    return {
      work() {
        const { ok, steps } = verifyBundle(JSON.parse(text), sha);
        if (!ok) throw new Error(`does not hold: ${steps.find(({ state }) => state === "failed")?.code}`);
      },
    };
  };
}

/** The whole draw that the verifier checks: pool to commitment, seed to list, teams and packed bundle. */
export function wholeDraw(size: string): Trial {
  return (run) => {
    const { job, secret } = freezeJob(size, run);
    return { work: () => void drawn(job, secret) };
  };
}
