import { createRequire } from "node:module";

// Compiled, this file lies in dist/bench; the peers lie in bench/node_modules alone.
const fromPeers = createRequire(new URL("../../bench/package.json", import.meta.url));

/** A package of bench/package.json. Nothing of the product imports one, so its types are written down where it is used. */
export const peer = (name: string): unknown => fromPeers(name);
