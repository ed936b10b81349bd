import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
// @ts-expect-error a script without types
import { buildVerify } from "../../scripts/build-verify.mjs";
import { innerOf, saltOf } from "../../src/domain/draw-freeze.ts";
import { sha } from "../../src/domain/draw-hash.ts";
import { verifyBundle } from "../../src/verify/verify-bundle.ts";
import { published, sample, voided } from "./sample.ts";

const full = sample({ mode: "open", digits: "100003", after: ["deadline", "repick", "extend", "close"] });
const [member] = full.roster;
const own = { id: member.id, inner: innerOf(member, saltOf(full.saltHex, member.id)) };

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "verify "));
  await buildVerify(folder);
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  write("full.json", JSON.stringify(full));
  write("open.json", `\uFEFF${JSON.stringify(published(full), null, 2)}`);
  write("voided.json", JSON.stringify(voided(full)));
  write("changed.json", JSON.stringify({ ...full, E: full.E.replace("1:1", "1:2") }));
  write("broken.json", JSON.stringify(full).slice(0, -3));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** As somebody runs it who has just this one file. */
function verify(...args: string[]) {
  const run = spawnSync(process.execPath, [join(folder, "verify.mjs"), ...args], {
    cwd: folder,
    encoding: "utf8",
    env: {},
  });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

describe("the command", () => {
  it("says of each step what was done, then the verdict and the values that were public first", () => {
    const { code, out, err } = verify("full.json");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out.match(/^✓ /gm)).toHaveLength(27);
    expect(out).toContain("✓ 名单校验值：与公布的 36 条逐一核对，结果一致");
    expect(out).toMatch(/^结论：核对了 27 项，全部一致。/m);
    for (const value of [full.rosterHash, full.rulesHash, full.commit, full.recommit])
      expect(out).toContain(value);
  });

  it("takes several files, and what cannot be checked is no fault", () => {
    const { code, out } = verify("open.json", "voided.json");
    expect(code).toBe(0);
    expect(out).toMatch(/^○ 任务上限、组队次序、检查组人选、上限上调：涉及/m);
    expect(out).toMatch(/作废/);
  });

  it("fails when one of them does not hold, and names the first step", () => {
    const { code, out } = verify("full.json", "changed.json");
    expect(code).toBe(1);
    expect(out).toMatch(/^✗ 见证数字：/m);
    expect(out).toMatch(/^○ 抽取种子：前面“见证数字”没有通过/m);
    expect(out).toMatch(/^结论：核对不通过，问题最先出在“见证数字”。/m);
  });

  it.each([
    ["missing.json", "✗ 读不出来：没有这个文件。"],
    ["broken.json", "✗ 不是完好的 JSON 文件"],
    [".", "✗ 读不出来：这是一个文件夹。"],
  ])("says in a sentence what is wrong with %s", (file, words) => {
    const { code, out, err } = verify(file);
    expect({ code, err }).toEqual({ code: 1, err: "" });
    expect(out).toContain(words);
  });

  it("shows a target that it was in the pool, or was not", () => {
    const inside = verify("open.json", "--target", own.id, "--inner", own.inner.toUpperCase());
    expect(inside.code).toBe(0);
    expect(inside.out).toMatch(new RegExp(`✓ 在抽取范围内：${own.id} 的条目`));
    const outside = verify("open.json", `--target=${full.roster[1].id}`, `--inner=${own.inner}`);
    expect(outside.code).toBe(1);
    expect(outside.out).toMatch(/✗ 在抽取范围内：/);
  });

  it.each([
    [[]],
    [["--help"]],
    [["open.json", "--target", "JY-0001"]],
    [["open.json", "--target", "JY-0001", "--inner", "12"]],
  ])("explains itself when it is called wrongly: %j", (args) => {
    const { code, out, err } = verify(...args);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(/用法|入池凭证/);
  });

  it("is one readable file that begins with how to use it and imports Node alone", () => {
    const text = readFileSync(join(folder, "verify.mjs"), "utf8");
    expect(text.slice(0, 400)).toContain("node verify.mjs");
    expect([...text.matchAll(/^import .* from "(.*)";$/gm)].map(([, from]) => from)).toEqual([
      "node:crypto",
      "node:fs",
    ]);
    expect(text).not.toMatch(/\bimport\(|\brequire\(/);
    expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThan(400);
  });
});

describe("the script for a page", () => {
  /** A place with nothing but the language and what every browser has. */
  function page(before = "") {
    const context = createContext({ TextEncoder });
    runInContext(before, context);
    runInContext(readFileSync(join(folder, "verify-browser.js"), "utf8"), context);
    const given = (name: string, value: unknown) =>
      runInContext(`${name} = JSON.parse(${JSON.stringify(JSON.stringify(value))})`, context);
    return { given, ask: (code: string) => JSON.parse(runInContext(`JSON.stringify(${code})`, context)) };
  }

  it("comes to the same report as Node does", () => {
    const { given, ask } = page();
    for (const bundle of [full, published(full), { ...full, seed: full.commit }]) {
      given("bundle", bundle);
      expect(ask("drawVerifier.verifyBundle(bundle)")).toEqual(verifyBundle(bundle, sha));
    }
    given("own", own);
    expect(ask("drawVerifier.verifyTarget(bundle, own)")).toMatchObject({ ok: true });
    expect(ask("drawVerifier.stepWords(drawVerifier.verifyBundle(null).steps[0])").title).toBe("文件格式");
  });

  it("runs in browsers that do not know Object.hasOwn", () => {
    const { given, ask } = page("delete Object.hasOwn");
    given("bundle", full);
    expect(ask("drawVerifier.verifyBundle(bundle)")).toEqual(verifyBundle(full, sha));
  });

  it("may stand inside a page", () => {
    expect(readFileSync(join(folder, "verify-browser.js"), "utf8")).not.toMatch(/<\/script|<!--/i);
  });
});
