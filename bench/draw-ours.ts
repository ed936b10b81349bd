import { freezePool } from "../src/domain/draw-freeze.ts";
import { seedOf } from "../src/domain/draw-seed.ts";
import { selectDraw } from "../src/domain/draw-select.ts";
import { poolCase, rates } from "./draw-pool.ts";
import type { Trial } from "./trial.ts";

/** From the pool to the commitment, and from the seed to the list. */
export function drawOurs(size: string): Trial {
  return (run) => {
    const { freeze, drawId, secret, entropy } = poolCase(size, run);
    return {
      work() {
        const frozen = freezePool(freeze);
        if ("refused" in frozen) throw new Error(frozen.refused);
        const { rosterHash, rulesHash } = frozen;
        const seed = seedOf({ secret, drawId, rosterHash, rulesHash, entropy });
        const { members, saltHex, nonce } = freeze;
        const selected = selectDraw({ seed, drawId, saltHex, members, rates, nonce });
        if ("refused" in selected) throw new Error(selected.refused);
      },
    };
  };
}
