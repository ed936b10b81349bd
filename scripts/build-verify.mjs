import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const script = (name) => fileURLToPath(new URL(name, import.meta.url));

const HOW = `#!/usr/bin/env node
/*
 * 双随机抽取核对程序
 *
 * 用来核对一次抽取是否公正：名单、规则和密数在见证之前是否已经固定，种子是否由它们和见证数字算出，抽中的是否正是该抽中的。
 * 只需要 Node.js 18 或更高版本（https://nodejs.org），不用安装别的，不联网，不发送任何内容。
 *
 *   node verify.mjs 数据文件.json
 *   node verify.mjs 数据文件.json --target 单位编号 --inner 入池凭证
 *
 * 每一项前面：✓ 核对过，一致　✗ 核对过，不一致　○ 文件里没有，核对不了。
 * 全部一致时退出码为 0，有不一致或文件读不出来时为 1，用法不对时为 2。
 * 本程序与抽取程序没有共用一行代码，按公开的抽取规约另行编写，欢迎对照规约逐行检查，或自己另写一个。
 */`;

/** Browsers of before 2022 do not have it; we and the hash library do call it. */
const HAS_OWN =
  "if (!Object.hasOwn) Object.hasOwn = function (value, key) { return Object.prototype.hasOwnProperty.call(value, key); };";

const common = { bundle: true, charset: "utf8", logLevel: "warning", tsconfigRaw: {} };

/** verify.mjs, a command in one readable file, and verify-browser.js, which puts `drawVerifier` on a page's window. */
export async function buildVerify(outDir) {
  mkdirSync(outDir, { recursive: true });
  await build({
    ...common,
    entryPoints: [script("verify-command.mjs")],
    outfile: join(outDir, "verify.mjs"),
    format: "esm",
    platform: "node",
    target: "node18",
    banner: { js: HOW },
  });
  await build({
    ...common,
    entryPoints: [script("verify-browser.mjs")],
    outfile: join(outDir, "verify-browser.js"),
    format: "iife",
    globalName: "drawVerifier",
    // Browsers that offices still have. Syntax is all that esbuild brings down to them.
    target: ["chrome86", "firefox90", "safari14.1"],
    banner: { js: HAS_OWN },
    legalComments: "eof",
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await buildVerify(process.argv[2] ?? fileURLToPath(new URL("../dist/public", import.meta.url)));
