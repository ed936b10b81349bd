import { existsSync, readFileSync } from "node:fs";
import { at } from "./root.mjs";
import { step } from "./say.mjs";
import { mustNode, npmCli } from "./spawn.mjs";

// No package of ours needs its install script, and Prisma's would try to fetch engines from its own host.
const ARGS = ["ci", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];

/** Brings node_modules to what the lock file says; npm writes its own list there last, so a broken-off install is done again. */
export async function install() {
  const there = packagesIn("node_modules/.package-lock.json");
  if (there && agrees(packagesIn("package-lock.json"), there)) return;
  const name = existsSync(at("node_modules")) ? "依赖有变化，重新安装 npm ci" : "首次运行，安装依赖 npm ci";
  await step(name, () => mustNode("npm ci", npmCli(), ARGS));
}

/** Whether every package that must be there is there in the locked version; optional ones are other systems' binaries. */
function agrees(locked, there) {
  return Object.entries(locked).every(
    ([path, { version, optional }]) => path === "" || optional || there[path]?.version === version,
  );
}

const packagesIn = (file) => existsSync(at(file)) && JSON.parse(readFileSync(at(file), "utf8")).packages;
