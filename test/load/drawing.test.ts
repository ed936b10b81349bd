import { createHash } from "node:crypto";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { describe, expect, it } from "vitest";
import { commitment } from "../../src/domain/draw-freeze.ts";
import type { Rules, Terms } from "../../src/domain/draw-jobs.ts";
import { createDrawing } from "../../src/drawing.ts";

// A draw of 100,000 targets is computed in a thread; meanwhile cards have to be answered.

const SIZE = 100_003;
const MOST_MS = 50;
const hex = (what: string) => createHash("sha256").update(what).digest("hex");
const drawing = createDrawing(new URL("../../dist/src/drawing-worker.js", import.meta.url));

const pool = Array.from(
  { length: SIZE },
  (_, n) => `JY-${String(n).padStart(6, "0")}|${"ABCD"[n % 4]}|1\n`,
).join("");
const rates = Object.fromEntries(["A", "B", "C", "D"].map((stratum) => [stratum, { num: 3, den: 100 }]));
const assign: Terms = {
  window: { from: "2026-12-01", until: "2026-12-31" },
  slotRules: [
    { specialty: null, department: null },
    { specialty: null, department: null },
  ],
  inspectors: Array.from({ length: 300 }, (_, n) => ({
    id: `检-${n}`,
    active: true,
    certUntil: "2028-01-01",
    leave: [],
    specialties: [],
    department: null,
    carried: 0,
  })),
  relations: [],
  nonce: hex("assign"),
};

/**
 * The longest the loop was kept from anything else while `work` was under way: the least of three tries, since what is ours
 * comes back every time, and what the machine did besides does not.
 */
async function longestBlock<T>(work: () => Promise<T>): Promise<{ done: T; ms: number }> {
  const tries: { done: T; ms: number }[] = [];
  for (let n = 0; n < 3; n += 1) {
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const done = await work();
    delay.disable();
    tries.push({ done, ms: Math.round(delay.max / 1e6) });
  }
  return tries.reduce((least, one) => (one.ms < least.ms ? one : least));
}

describe("a draw of 100,000", () => {
  it("keeps nobody waiting while it is frozen, drawn, told and verified", async () => {
    const [secret, nonce, saltHex] = [hex("secret"), hex("nonce"), hex("salt")];
    const rules: Rules = {
      rates,
      organiser: "p0",
      witnesses: ["p1", "p2"],
      teamSize: 2,
      deadline: "2026-11-24T09:30:00.000Z",
      filter: {},
      entry: { code: "2026-01", version: 1, batch: 1 },
    };
    const base = { drawId: "2026-01-1", saltHex, nonce, assign };
    const frozen = await longestBlock(() => drawing.freeze({ ...base, pool, excluded: "", rules }));
    if ("refused" in frozen.done) throw new Error(frozen.done.refused);
    const given = [
      { n: 1, digits: "314159", by: "p1", at: "2026-11-24T01:00:00.000Z" },
      { n: 2, digits: "271828", by: "p2", at: "2026-11-24T01:01:00.000Z" },
    ];
    const commits = { commit: commitment(secret), recommit: commitment(hex("again")) };
    const job = {
      ...base,
      ...commits,
      ...frozen.done,
      sealed: true,
      secret,
      given,
      entropy: "1:314159;2:271828",
    };
    const drawn = await longestBlock(() => drawing.reveal(job));
    if ("refused" in drawn.done) throw new Error(drawn.done.refused);
    const { bundle, sealedHash, shown } = drawn.done;
    expect(shown).toHaveLength(3 * 751 + 750);
    const later = { attested: [], after: [] };
    const told = await longestBlock(() =>
      drawing.publicText({ stage: { bundle, sealedHash, listPublic: true }, later }),
    );
    const full = await longestBlock(() => drawing.fullText({ bundle, sealedHash, later }));
    const verified = await longestBlock(() => drawing.verify(full.done));
    expect(verified.done.steps.filter(({ state }) => state === "failed")).toEqual([]);
    const blocks = {
      freeze: frozen.ms,
      reveal: drawn.ms,
      public: told.ms,
      full: full.ms,
      verify: verified.ms,
    };
    process.stdout.write(
      `load: longest block of the loop by a draw of ${SIZE}, ms: ${JSON.stringify(blocks)}\n`,
    );
    for (const ms of Object.values(blocks)) expect(ms).toBeLessThan(MOST_MS);
  });
});
