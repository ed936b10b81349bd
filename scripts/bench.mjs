import { existsSync } from "node:fs";
import { at } from "./root.mjs";
import { say, step } from "./say.mjs";
import { Failed, mustNode, node, npmCli, tool } from "./spawn.mjs";
import { filesIn, hashOf, once } from "./stamp.mjs";

const TYPESCRIPT = "node_modules/typescript/package.json";

/** Compiles bench/ beside the product, fetches the peers it measures against and runs it. Needs a prepared checkout. */
export async function bench(args) {
  await compileBench();
  await installPeers();
  const code = await node(at("dist/bench/main.js"), args);
  if (code !== 0) throw new Failed(`bench ended with code ${code}`, code);
}

/** With the parts of src/ that it measures, so that what is measured is what lies here. */
function compileBench() {
  const sources = filesIn(
    ["bench", "src/domain", "tsconfig.json", "tsconfig.build.json", TYPESCRIPT],
    (name) => name === "bench/node_modules",
  );
  return once("bench", hashOf(sources), ["dist/bench/main.js"], () =>
    step("compile bench", () => mustNode("tsc", tool("typescript/bin/tsc"), ["-p", "bench/tsconfig.json"])),
  );
}

/** The peers have a lock file of their own and never reach the product. Without a registry ours is measured all the same. */
async function installPeers() {
  const locked = hashOf(filesIn(["bench/package.json", "bench/package-lock.json"]));
  const args = [
    "ci",
    "--prefix",
    at("bench"),
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
  ];
  try {
    await once("bench-peers", locked, ["bench/node_modules/.package-lock.json"], () =>
      step("install the peers, npm ci", () => mustNode("npm ci", npmCli(), args)),
    );
  } catch (fault) {
    if (!(fault instanceof Failed) || !existsSync(at("bench/package-lock.json"))) throw fault;
    say(`${fault.message}: peers that are missing have no figures.`);
  }
}
