import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { type AfterEntry, type AfterKind, chained, tellAfter } from "../../src/domain/draw-after.ts";

const H = (text: string) => createHash("sha256").update(text).digest("hex");
const at = new Date("2026-11-25T01:00:00.000Z");
const commit = H("commit");
function chain(...kinds: AfterKind[]): AfterEntry[] {
  const entries: AfterEntry[] = [];
  for (const [n, kind] of kinds.entries())
    entries.push(
      chained(commit, entries, { kind, at, nonce: H(`nonce ${n}`), detail: { reason: "甲", b: 1 } }),
    );
  return entries;
}

describe("what happens to a draw later", () => {
  it("is chained from the commitment, computed here by hand", () => {
    const [first, second] = chain("deadline", "repick");
    const digest = (n: number) => H(`after-detail-v1|${H(`nonce ${n}`)}|{"b":1,"reason":"甲"}`);
    const one = H(`after-v1|${commit}|1|deadline|2026-11-25T01:00:00.000Z|${digest(0)}`);
    expect(first).toMatchObject({ n: 1, hash: one });
    expect(second?.hash).toBe(H(`after-v1|${one}|2|repick|2026-11-25T01:00:00.000Z|${digest(1)}`));
  });

  it.each([
    ["a re-pick", "repick", false],
    ["补抽", "extend", false],
    ["a replaced target", "replace", false],
    ["an extended deadline", "deadline", true],
    ["why it was voided", "void", true],
    ["the second secret", "close", true],
  ] as const)("tells the public of %s what it may know", (_what, kind, told) => {
    const [entry] = chain(kind);
    if (!entry) throw new Error("no entry");
    expect("detail" in tellAfter(entry, "public")).toBe(told);
    expect("nonce" in tellAfter(entry, "public")).toBe(told);
    expect("detail" in tellAfter(entry, "supervisors")).toBe(true);
  });
});
