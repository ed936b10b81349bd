// The verifying command. Built by build-verify.mjs into one file that needs nothing but Node 18 or newer.
import * as crypto from "node:crypto";
import { readFileSync } from "node:fs";
import { reportLines, stepLine } from "../src/verify/printed.ts";
import { verifyBundle } from "../src/verify/verify-bundle.ts";
import { verifyTarget } from "../src/verify/verify-target.ts";

const USAGE = `用法：
  node verify.mjs 数据文件.json [更多文件.json]
      核对一次抽取的公开数据，或监督人员的完整记录
  node verify.mjs 数据文件.json --target 单位编号 --inner 入池凭证
      另外查一个单位在不在抽取范围内
`;

// crypto.hash, twice as fast, came with Node 20.12.
const sha = crypto.hash
  ? (text) => crypto.hash("sha256", text, "hex")
  : (text) => crypto.createHash("sha256").update(text, "utf8").digest("hex");

/** What was asked for, or null when it cannot be understood. */
function read(args) {
  const asked = { files: [], target: undefined, inner: undefined };
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at];
    const [, name, value] = /^--(target|inner)(?:=(.*))?$/.exec(arg) ?? [];
    if (name) {
      asked[name] = value ?? args[at + 1];
      if (value === undefined) at += 1;
    } else if (arg.startsWith("-")) return null;
    else asked.files.push(arg);
  }
  const half = (asked.target === undefined) !== (asked.inner === undefined);
  return asked.files.length === 0 || half ? null : asked;
}

/** The file's JSON, or why there is none. */
function load(file) {
  let text;
  try {
    text = readFileSync(file, "utf8");
  } catch (fault) {
    const why = { ENOENT: "没有这个文件", EISDIR: "这是一个文件夹", EACCES: "没有读取权限" }[fault.code];
    return { why: `读不出来：${why ?? fault.code ?? "文件过大"}。` };
  }
  try {
    return { json: JSON.parse(text.replace(/^\uFEFF/, "")) };
  } catch {
    return { why: "不是完好的 JSON 文件，可能没有下载完整。" };
  }
}

const say = (line) => process.stdout.write(`${line}\n`);

/** Prints what came out; true when everything that was checked holds. */
function verify(file, target) {
  say(`\n${file}`);
  const { json, why } = load(file);
  if (why) {
    say(`✗ ${why}`);
    return false;
  }
  const report = verifyBundle(json, sha);
  for (const line of reportLines(report, json)) say(line);
  if (!target) return report.ok;
  const own = verifyTarget(json, target, sha);
  say(stepLine(own.steps.at(-1)));
  return report.ok && own.ok;
}

const asked = read(process.argv.slice(2));
const inner = asked?.inner?.trim().toLowerCase();
if (!asked) {
  process.stderr.write(USAGE);
  process.exitCode = 2;
} else if (inner !== undefined && !/^[0-9a-f]{64}$/.test(inner)) {
  process.stderr.write("入池凭证应当是 64 位数字和字母 a 至 f，请检查是否抄全。\n");
  process.exitCode = 2;
} else {
  const target = inner === undefined ? null : { id: asked.target.trim(), inner };
  const outcomes = asked.files.map((file) => verify(file, target));
  process.exitCode = outcomes.every(Boolean) ? 0 : 1;
}
