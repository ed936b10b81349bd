import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { slotStream } from "../../src/domain/assign-stream.ts";
import { canonicalJson } from "../../src/domain/canonical-json.ts";
import { commitment, innerOf, leafOf, leavesOf, rosterHashOf, saltOf } from "../../src/domain/draw-freeze.ts";
import { sha } from "../../src/domain/draw-hash.ts";
import { entropyOf, seedOf } from "../../src/domain/draw-seed.ts";
import { rankPool } from "../../src/domain/draw-select.ts";

// The vector of draw-protocol.md §3, computed outside this project.
const members = [
  ["JY-0001", "A", 1],
  ["JY-0002", "B", 1],
  ["JY-0003", "B", 2],
  ["JY-0004", "C", 4],
  ["JY-0005", "B", 1],
  ["JY-0006", "D", 8],
  ["JY-0007", "B", 1],
  ["迁西-08", "A", 1],
].map(([id, stratum, weight]) => ({
  id: id as string,
  stratum: stratum as string,
  weight: weight as number,
}));
const rules = { note: "校外培训机构", quota: { D: 1, C: 1, B: 2, A: 1 }, draw: "2026-01-01" };
const secret = Buffer.from(Array.from({ length: 32 }, (_, index) => index)).toString("hex");
const saltHex = Buffer.from(Array.from({ length: 32 }, (_, index) => 255 - index)).toString("hex");
const entropy = entropyOf([
  { n: 2, digits: "897932384626" },
  { n: 1, digits: "31415926535" },
]);
const rosterHash = "7da7f68ef9e1bc7dc731b6c11e08923f311462aac6717327501b64c0d673ede5";
const rulesHash = "e05e659843ea350759d06ba730b202ac6bf5d1463680c6bd3973c7136077f42c";
const seed = "defd15f678f3d1258a5ecf790e237b21458481dce4dafecfb7ff871cec3d5ad6";

describe("the vector of draw-v1", () => {
  it("has the salt and leaf of the first target", () => {
    const salt = saltOf(saltHex, "JY-0001");
    expect(salt).toBe("725474b11380cd5926b5fb3a8b9f475ed9bfc8c5147594207f2bc21593c97e7a");
    expect(leafOf("JY-0001", innerOf({ id: "JY-0001", stratum: "A", weight: 1 }, salt))).toBe(
      "d82c42a79e5f9b2879dfca1a4d593ceb263eb2e2615515a2dcba4c06e7c14758",
    );
  });

  it("has the hashes of roster and rules, the commitment, what the witnesses gave and the seed", () => {
    expect(rosterHashOf(leavesOf(saltHex, members))).toBe(rosterHash);
    expect(sha(canonicalJson(rules))).toBe(rulesHash);
    expect(commitment(secret)).toBe("bb8d03d4f3f5ccd6650b346018539ff7f0024e789ab81cbe496f57d1dc87f053");
    expect(entropy).toBe("1:31415926535;2:897932384626");
    expect(seedOf({ secret, drawId: "2026-01-01", rosterHash, rulesHash, entropy })).toBe(seed);
  });

  it("orders every stratum by ticket", () => {
    const ranked = rankPool(seed, saltHex, members);
    const order = (stratum: string) =>
      ranked.filter((one) => one.stratum === stratum).map((one) => `${one.id} ${one.ticket.slice(0, 8)}`);
    expect(order("A")).toEqual(["迁西-08 e5f29c5b", "JY-0001 f271022d"]);
    expect(order("B")).toEqual([
      "JY-0005 9100e6e0",
      "JY-0007 96cc5c83",
      "JY-0003 b950fcb5",
      "JY-0002 b9b1aa47",
    ]);
    expect([...order("C"), ...order("D")]).toEqual(["JY-0004 12e5c8ad", "JY-0006 16130bac"]);
  });

  it("draws the picks of a slot", () => {
    const picks = (slot: number) =>
      [2, 3, 7, 40].map((n) => slotStream("pick-v1|", seed, "JY-0005", slot).below(n));
    expect(picks(0)).toEqual([1, 1, 3, 27]);
    expect(picks(1)).toEqual([1, 1, 2, 25]);
  });
});

it("hashes as Rivest's sampler does, so that the primitive itself is checked from outside", () => {
  const sample = (text: string, i: number) =>
    Number(1n + (BigInt(`0x${createHash("sha256").update(`${text},${i}`).digest("hex")}`) % 1000n));
  const ours = (text: string, i: number) => Number(1n + (BigInt(`0x${sha(`${text},${i}`)}`) % 1000n));
  expect([1, 2, 3].map((i) => ours("abcde", i))).toEqual([247, 427, 157]);
  expect([1, 2, 3].map((i) => ours("0", i))).toEqual([905, 573, 160]);
  expect(ours("种子", 7)).toBe(sample("种子", 7));
});
