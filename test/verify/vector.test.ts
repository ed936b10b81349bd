import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { canonical } from "../../src/verify/canonical.ts";
import { compareBytes } from "../../src/verify/ids.ts";
import { indexBelow, pickHead } from "../../src/verify/stream.ts";
import { ticketOf } from "../../src/verify/tickets.ts";
import { verifyBundle } from "../../src/verify/verify-bundle.ts";
import { verifyTarget } from "../../src/verify/verify-target.ts";

const sha = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

// draw-protocol.md §3, computed outside this project.
const rows: [string, string, number][] = [
  ["JY-0001", "A", 1],
  ["JY-0002", "B", 1],
  ["JY-0003", "B", 2],
  ["JY-0004", "C", 4],
  ["JY-0005", "B", 1],
  ["JY-0006", "D", 8],
  ["JY-0007", "B", 1],
  ["迁西-08", "A", 1],
];
const rules = { note: "校外培训机构", quota: { D: 1, C: 1, B: 2, A: 1 }, draw: "2026-01-01" };
const hexOf = (byte: (n: number) => number): string =>
  Array.from({ length: 32 }, (_, n) => byte(n).toString(16).padStart(2, "0")).join("");
const sHex = hexOf((n) => n);
const saltHex = hexOf((n) => 255 - n);
const saltOf = (id: string): string => sha(`salt-v1|${saltHex}|${id}`);
const innerOf = (id: string): string => {
  const [, stratum, weight] = rows.find((row) => row[0] === id) ?? [];
  return sha(`inner-v1|${stratum}|${weight}|${saltOf(id)}`);
};
const seed = "defd15f678f3d1258a5ecf790e237b21458481dce4dafecfb7ff871cec3d5ad6";
const at = "2026-01-02T03:04:05.006Z";
const bundle = {
  version: "draw-v1",
  drawId: "2026-01-01",
  mode: "sealed",
  rulesHash: "e05e659843ea350759d06ba730b202ac6bf5d1463680c6bd3973c7136077f42c",
  leaves: rows.map(([id]) => sha(`leaf-v1|${id}|${innerOf(id)}`)).sort(),
  rosterHash: "7da7f68ef9e1bc7dc731b6c11e08923f311462aac6717327501b64c0d673ede5",
  commit: "bb8d03d4f3f5ccd6650b346018539ff7f0024e789ab81cbe496f57d1dc87f053",
  recommit: "00".repeat(32),
  sHex,
  E: "1:31415926535;2:897932384626",
  contributions: [
    { n: 1, digits: "31415926535", by: "p-2", at },
    { n: 2, digits: "897932384626", by: "p-3", at },
  ],
  seed,
  drawnHash: "00".repeat(32),
  sealedHash: "00".repeat(32),
  attested: [],
  after: [],
};

describe("the vector of draw-v1", () => {
  it("verifies as far as it goes", () => {
    const { ok, kind, steps } = verifyBundle(bundle, sha);
    expect({ ok, kind }).toEqual({ ok: true, kind: "public" });
    const passed = steps.filter(({ state }) => state === "passed").map(({ code }) => code);
    expect(passed).toEqual(["form", "ids", "rosterHash", "commit", "contributions", "seed"]);
  });

  it("has the hash of its rules", () => {
    expect(sha(canonical(rules))).toBe(bundle.rulesHash);
  });

  it("shows every target that it was in the pool, and nobody else", () => {
    for (const [id] of rows) expect(verifyTarget(bundle, { id, inner: innerOf(id) }, sha).ok).toBe(true);
    expect(
      verifyTarget(bundle, { id: "JY-0001", inner: innerOf("JY-0002") }, sha).steps.at(-1),
    ).toMatchObject({
      code: "target",
      state: "failed",
      facts: { why: "leafMissing" },
    });
    expect(verifyTarget(bundle, { id: "JY|1", inner: innerOf("JY-0001") }, sha).ok).toBe(false);
    const more = { ...bundle, leaves: [...bundle.leaves, "f".repeat(64)] };
    expect(verifyTarget(more, { id: "JY-0001", inner: innerOf("JY-0001") }, sha).ok).toBe(false);
    expect(verifyTarget(null, { id: "JY-0001", inner: "" }, sha)).toMatchObject({ ok: false, drawId: null });
  });

  it.each([
    ["A", ["迁西-08 e5f29c5b", "JY-0001 f271022d"]],
    ["B", ["JY-0005 9100e6e0", "JY-0007 96cc5c83", "JY-0003 b950fcb5", "JY-0002 b9b1aa47"]],
    ["C", ["JY-0004 12e5c8ad"]],
    ["D", ["JY-0006 16130bac"]],
  ])("has these tickets in stratum %s", (stratum, order) => {
    const tickets = rows
      .filter((row) => row[1] === stratum)
      .map(([id, , weight]) => [ticketOf(sha, seed, id, weight, saltOf(id)), id])
      .sort();
    expect(tickets.map(([ticket, id]) => `${id} ${ticket?.slice(0, 8)}`)).toEqual(order);
  });

  it("picks as the stream of a slot says", () => {
    const picks = (slot: number) =>
      [2, 3, 7, 40].map((n) => indexBelow(sha, pickHead(seed, "JY-0005", slot), n));
    // The vector takes one after the other from a stream of its own for each n.
    expect([picks(0), picks(1)]).toEqual([
      [1, 1, 3, 27],
      [1, 1, 2, 25],
    ]);
  });
});

describe("canonical JSON", () => {
  // RFC 8785 §3.2.3, the keys that other orders get wrong.
  it("sorts keys by UTF-16", () => {
    const keys = ["€", "\r", "\ufb33", "1", "😀", "\u0080", "ö"];
    const sorted = JSON.parse(
      canonical(Object.fromEntries(keys.map((key) => [key, 0])))
        .replace(/:0/g, "")
        .replace("{", "[")
        .replace("}", "]"),
    );
    expect(sorted).toEqual(["\r", "1", "\u0080", "ö", "€", "😀", "\ufb33"]);
  });

  it("writes rows of a list alike, whatever their keys are called", () => {
    const rows = [
      { b: 1, "10": "x", "9": 'é"\\\n', __proto__x: true },
      { b: 2, "10": null, "9": "", __proto__x: false },
    ];
    expect(canonical(rows)).toBe(
      `[{"10":"x","9":"é\\"\\\\\\n","__proto__x":true,"b":1},{"10":null,"9":"","__proto__x":false,"b":2}]`,
    );
    expect(canonical([{ a: 1 }, { a: 1, b: 2 }, { a: [1] }, []])).toBe(
      `[{"a":1},{"a":1,"b":2},{"a":[1]},[]]`,
    );
    expect(canonical(JSON.parse(`[{"__proto__":1,"a":2}]`))).toBe(`[{"__proto__":1,"a":2}]`);
    expect(canonical({ list: [], none: {} })).toBe(`{"list":[],"none":{}}`);
  });
});

it("orders ids by their UTF-8 bytes", () => {
  const ids = ["𠮷", "豈", "z", "ab", "a", "ｚ", "é", "😀"];
  const byBytes = [...ids].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  expect([...ids].sort(compareBytes)).toEqual(byBytes);
});
