import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PublicDraw } from "../../src/flows/read-public-draw.ts";
import { valuesOf } from "../../src/web/draw-values.ts";
import { handChecks, OWN_ID, OWN_INNER } from "../../src/web/hand-check.ts";
import { bundleName } from "../../src/web/place.ts";
import { type SampleName, samples } from "./samples.ts";

const there = (program: string): boolean => {
  try {
    execFileSync("sh", ["-c", `command -v ${program}`], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
};
const shell = there("sha256sum");
const jq = there("jq");

const own = (["committed", "drawn", "many", "sealed", "unannounced", "voided"] satisfies SampleName[]).map(
  (name): [string, PublicDraw] => [name, samples[name]],
);
const checksOf = (draw: PublicDraw) => handChecks(draw, valuesOf(draw.bundle ?? ""));
const sha = (text: string): string => createHash("sha256").update(text).digest("hex");

describe.skipIf(!shell)("the lines for a terminal", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "hand-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const run = (line: string): string =>
    execFileSync("sh", ["-c", line], { cwd: folder, encoding: "utf8" }).split(" ")[0] ?? "";

  it.each(own)("give what the page says they give: %s", (_name, draw) => {
    writeFileSync(join(folder, bundleName(draw.drawId)), draw.bundle ?? "");
    const lines = checksOf(draw).filter(
      (check) => check.expect !== null && (jq || !check.shell.includes("jq ")),
    );
    expect(lines.length).toBeGreaterThan(0);
    for (const check of lines) expect(run(check.shell), check.name).toBe(check.expect);
  });

  it("find a target's own entry once it has put in what it was given", () => {
    const { example, leaves } = {
      example: valuesOf(samples.drawn.bundle ?? "").example,
      leaves: samples.sealed,
    };
    expect(example).not.toBeNull();
    const line = checksOf(leaves).find(({ expect: known }) => known === null)?.shell ?? "";
    const filled = line.replace(OWN_ID, example?.id ?? "").replace(OWN_INNER, example?.inner ?? "");
    expect(run(filled)).toBe(example?.leaf);
  });
});

describe("the lines for PowerShell", () => {
  it.each(own)("hash the same text: %s", (_name, draw) => {
    for (const { powershell, expect: known, name } of checksOf(draw)) {
      const [, text] = /GetBytes\('([^']*)'\)/.exec(powershell ?? "") ?? [];
      if (known !== null && text !== undefined) expect(sha(text), name).toBe(known);
    }
  });
});

describe("every line", () => {
  it("says for an open draw how one leaf is made, and for a sealed one nothing but the leaf", () => {
    const names = (draw: PublicDraw) => checksOf(draw).map(({ name }) => name);
    expect(names(samples.drawn).filter((name) => name.includes("为例"))).toHaveLength(3);
    expect(names(samples.sealed).filter((name) => name.includes("为例"))).toEqual([]);
  });

  it("cannot be left by a quote in a value", () => {
    const bundle = JSON.stringify({ ...JSON.parse(samples.voided.bundle), sHex: "a'; echo left #" });
    const [opened] = checksOf({ ...samples.voided, bundle });
    expect(opened?.powershell).toContain("'commit-v1|a''; echo left #'");
    if (shell)
      expect(execFileSync("sh", ["-c", opened?.shell ?? ""], { encoding: "utf8" })).toContain(
        sha("commit-v1|a'; echo left #"),
      );
  });
});
