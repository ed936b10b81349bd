import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Compiled code lies deeper than its source, and only the source has the data beside it: both look from the package's root. */
function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json"))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error("no package.json above the demo county");
    folder = parent;
  }
  return folder;
}

/** A file of prisma/demo. */
export const demoFile = (path: string): Buffer => readFileSync(join(packageRoot(), "prisma/demo", path));
