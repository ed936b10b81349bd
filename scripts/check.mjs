import { existsSync } from "node:fs";
import { at } from "./root.mjs";
import { say, step } from "./say.mjs";
import { Failed, node, tool } from "./spawn.mjs";

const TSC = tool("typescript/bin/tsc");
const PAGE = "sandbox/page/tsconfig.json";
const BROWSER = "src/web/browser/tsconfig.json";

const checks = [
  ["format and lint (biome)", tool("@biomejs/biome/bin/biome"), ["ci", "--error-on-warnings"]],
  ["types (tsc)", TSC, ["-p", "tsconfig.json"]],
  ["types of the sandbox page (tsc)", TSC, ["-p", PAGE], PAGE],
  ["types of the public pages' scripts (tsc)", TSC, ["-p", BROWSER], BROWSER],
  [
    "arrows (dependency-cruiser)",
    tool("dependency-cruiser/bin/dependency-cruise.mjs"),
    ["src", "cards", "sandbox", "prisma", "--config", ".dependency-cruiser.cjs"],
  ],
  ["dead code (knip)", tool("knip/bin/knip.js"), ["--no-progress"]],
];

const tests = ["tests (vitest)", tool("vitest/vitest.mjs"), ["run"]];

/** Every check, even after one failed, then the verdict. `tests: false` leaves the tests out. */
export async function check(options) {
  const failed = [];
  for (const [name, file, args, needs] of options.tests ? [...checks, tests] : checks) {
    if (needs && !existsSync(at(needs))) continue;
    const code = await step(name, () => node(file, args));
    if (code !== 0) failed.push(name);
  }
  if (failed.length > 0) throw new Failed(`Checks failed: ${failed.join(", ")}`, 1);
  say("All checks passed.");
}
