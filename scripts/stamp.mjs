import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { at, nameOf } from "./root.mjs";

/** Stamps lie in node_modules, so that they go when it goes. */
const stampFile = (name) => at("node_modules", ".shuangsuiji", name);

/** All files at these paths (files or folders, from the package's folder), in a fixed order. */
export function filesIn(paths, skip = () => false) {
  const found = [];
  const walk = (path) => {
    if (skip(nameOf(path)) || !existsSync(path)) return;
    if (!statSync(path).isDirectory()) return void found.push(path);
    for (const name of readdirSync(path)) walk(join(path, name));
  };
  for (const path of paths) walk(at(path));
  return found.sort();
}

/** A hash of the files' names and contents and of `salt`, what else the result depends on. */
export function hashOf(files, salt = "") {
  const hash = createHash("sha256").update(salt);
  for (const file of files) hash.update(`\0${nameOf(file)}\0`).update(readFileSync(file));
  return hash.digest("hex");
}

/**
 * Does `work` unless it was done for the same `hash` and `outputs` (paths) still exist. The stamp goes before the work and
 * comes back after it: what was broken off is done again.
 */
export async function once(name, hash, outputs, work) {
  const file = stampFile(name);
  const fresh =
    existsSync(file) && readFileSync(file, "utf8") === hash && outputs.every((path) => existsSync(at(path)));
  if (fresh) return;
  rmSync(file, { force: true });
  await work();
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, hash);
}
