import { existsSync, rmSync } from "node:fs";
import { at } from "./root.mjs";
import { step } from "./say.mjs";
import { mustNode, tool } from "./spawn.mjs";
import { filesIn, hashOf, once } from "./stamp.mjs";

const TYPESCRIPT = "node_modules/typescript/package.json";

/** dist/ from the sources. Types are checked by `npm run check`, not here: it would cost every first start seconds. */
export function compile() {
  const sources = filesIn(
    ["src", "cards", "sandbox", "prisma", "tsconfig.json", "tsconfig.build.json", TYPESCRIPT],
    (name) => ["sandbox/page", "prisma/migrations", "src/web/browser", "src/web/styles"].includes(name),
  );
  return once("compile", hashOf(sources), ["dist/src", "dist/prisma"], () =>
    step("编译 tsc", () => {
      for (const folder of ["src", "cards", "prisma", "sandbox"])
        rmSync(at("dist", folder), { recursive: true, force: true });
      return mustNode("tsc", tool("typescript/bin/tsc"), ["-p", "tsconfig.build.json"]);
    }),
  );
}

/** What browsers load: the public pages' files, and the sandbox's page. */
export async function compilePage() {
  await compileWeb();
  if (!existsSync(at("sandbox/page"))) return;
  const sources = filesIn([
    "sandbox/page",
    "sandbox/view.ts",
    "scripts/build-page.mjs",
    "node_modules/esbuild/package.json",
  ]);
  return once("page", hashOf(sources), ["dist/sandbox-page"], () =>
    step("打包模拟飞书页面 esbuild", async () => {
      const { buildPage } = await import("./build-page.mjs");
      await buildPage(at("dist/sandbox-page"));
    }),
  );
}

/** Styles and scripts of the public pages. */
function compileWeb() {
  if (!existsSync(at("src/web/browser"))) return;
  const sources = filesIn([
    "src/web/browser",
    "src/web/styles",
    "scripts/build-web.mjs",
    "node_modules/esbuild/package.json",
  ]);
  const built = ["draw.css", "live.css", "draw.js", "live.js"].map((name) => `dist/public/${name}`);
  return once("web", hashOf(sources), built, () =>
    step("打包公开页面 esbuild", async () => {
      const { buildWeb } = await import("./build-web.mjs");
      await buildWeb(at("dist/public"));
    }),
  );
}

/** The verifier that anybody may take along: a command in one file, and the same for a page. */
export function compileVerify() {
  if (!existsSync(at("src/verify"))) return;
  const sources = filesIn([
    "src/verify",
    "scripts/build-verify.mjs",
    "scripts/verify-command.mjs",
    "scripts/verify-browser.mjs",
    "node_modules/esbuild/package.json",
    "node_modules/@noble/hashes/package.json",
  ]);
  return once("verify", hashOf(sources), ["dist/public/verify.mjs", "dist/public/verify-browser.js"], () =>
    step("打包核对程序 esbuild", async () => {
      const { buildVerify } = await import("./build-verify.mjs");
      await buildVerify(at("dist/public"));
    }),
  );
}
