import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { packageRoot } from "../../prisma/models-of.ts";

export interface PublicFolder {
  folder: string;
  forget: () => void;
}

/** The pages' files as they were built, with the stub where the verifying program was not. */
export async function publicFolder(): Promise<PublicFolder> {
  const folder = mkdtempSync(join(tmpdir(), "public-"));
  const target = join(folder, "dist", "public");
  mkdirSync(target, { recursive: true });
  cpSync(join(packageRoot, "dist", "public"), target, { recursive: true });
  const program = join(target, "verify-browser.js");
  if (!existsSync(program))
    await build({
      entryPoints: [join(packageRoot, "test", "browser", "stub-verifier.ts")],
      bundle: true,
      format: "iife",
      outfile: program,
      tsconfigRaw: {},
    });
  return { folder, forget: () => rmSync(folder, { recursive: true, force: true }) };
}
