import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { buildSync } from "esbuild";

/** The reading thread's file as a build would make it: tests run from TypeScript, which Node 20 cannot start a thread from. */
export function builtWorker(): URL {
  const outfile = join(mkdtempSync(join(tmpdir(), "read-sheet-")), "worker.mjs");
  const entry = fileURLToPath(new URL("../../src/papers/read-sheet-worker.ts", import.meta.url));
  buildSync({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "silent",
  });
  return pathToFileURL(outfile);
}
