import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const page = (name) => fileURLToPath(new URL(`../sandbox/page/${name}`, import.meta.url));

/** The sandbox's web page as three files: index.html, app.js, app.css. Nothing in it is fetched from elsewhere. */
export async function buildPage(outDir) {
  mkdirSync(outDir, { recursive: true });
  await build({
    entryPoints: { app: page("main.tsx") },
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    charset: "utf8",
    jsx: "automatic",
    jsxImportSource: "preact",
    legalComments: "none",
    logLevel: "warning",
    outdir: outDir,
    tsconfigRaw: {},
  });
  await build({
    entryPoints: { app: page("app.css") },
    bundle: true,
    minify: true,
    target: "es2022",
    charset: "utf8",
    logLevel: "warning",
    outdir: outDir,
    tsconfigRaw: {},
  });
  copyFileSync(page("index.html"), join(outDir, "index.html"));
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await buildPage(process.argv[2] ?? fileURLToPath(new URL("../dist/sandbox-page", import.meta.url)));
