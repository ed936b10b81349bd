import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { bench } from "./bench.mjs";
import { check } from "./check.mjs";
import { compile, compilePage, compileVerify } from "./compile.mjs";
import { generate } from "./generate.mjs";
import { install } from "./install.mjs";
import { newMigration } from "./migration.mjs";
import { at } from "./root.mjs";
import { mustNode, tool } from "./spawn.mjs";

/** Everything a checkout needs before it can run; each part does nothing when nothing changed. */
async function prepare() {
  await install();
  await generate();
  await compile();
  await compilePage();
  await compileVerify();
}

export const commands = {
  async start(args) {
    await prepare();
    await become("dist/src/main.js", args);
  },
  async test(args) {
    await prepare();
    await mustNode("vitest", tool("vitest/vitest.mjs"), ["run", ...args]);
  },
  async demo(args) {
    await prepare();
    await become("dist/src/demo.js", args);
  },
  async check(args) {
    await prepare();
    await check({ tests: !args.includes("--no-tests") });
  },
  async migration(args) {
    await prepare();
    await newMigration(args);
  },
  async bench(args) {
    await prepare();
    await bench(args);
  },
  /** Checks bundles of draws; files are looked for where the command was given. */
  async verify(args) {
    await install();
    await compileVerify();
    process.chdir(process.env.INIT_CWD ?? at("."));
    await become("dist/public/verify.mjs", args);
  },
  /** Only what has to be there; for tests, editors and images. */
  async prepare() {
    await prepare();
  },
};

/**
 * Goes on as the compiled program in this very process: no second Node to keep in memory, and signals, exit codes and input
 * are its own. `.env` does not override what is set already.
 */
async function become(file, args) {
  if (existsSync(at(".env"))) process.loadEnvFile(at(".env"));
  process.setSourceMapsEnabled(true);
  process.argv = [process.execPath, at(file), ...args];
  await import(pathToFileURL(at(file)).href);
}
