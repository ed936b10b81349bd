import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** Browsers that offices still have. */
const target = ["chrome86", "firefox90", "safari14.1"];

const web = (name) => fileURLToPath(new URL(`../src/web/${name}`, import.meta.url));

/** Styles and scripts of the public pages, each one file with a fixed name. Nothing in them is fetched from elsewhere. */
export async function buildWeb(outDir) {
  mkdirSync(outDir, { recursive: true });
  await build({
    entryPoints: {
      draw: web("browser/draw.ts"),
      live: web("browser/live.ts"),
    },
    bundle: true,
    minify: true,
    format: "iife",
    target,
    charset: "utf8",
    legalComments: "none",
    logLevel: "warning",
    outdir: outDir,
    tsconfigRaw: {},
  });
  await build({
    entryPoints: { draw: web("styles/draw.css"), live: web("styles/live.css") },
    bundle: true,
    minify: true,
    target,
    charset: "utf8",
    logLevel: "warning",
    outdir: outDir,
    tsconfigRaw: {},
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await buildWeb(process.argv[2] ?? fileURLToPath(new URL("../dist/public", import.meta.url)));
