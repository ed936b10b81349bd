import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Bundle, reseal, sample } from "./full-bundle.ts";

// test/vectors/check_draw.py is a stranger: it knows the specification and nothing of src/. It has to agree with every
// bundle of ours, and to find the place where one digit is not what it was.

const script = fileURLToPath(new URL("check_draw.py", import.meta.url));
const python = spawnSync("python3", ["--version"]).status === 0;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "check-draw-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The last line that the stranger prints, and how it ended. */
function check(bundle: Bundle): { code: number; last: string } {
  const file = join(folder, "bundle.json");
  writeFileSync(file, JSON.stringify(bundle));
  const env = { ...process.env, PYTHONIOENCODING: "utf-8" };
  const { status, stdout, stderr } = spawnSync("python3", ["-S", script, file], { encoding: "utf8", env });
  return { code: status ?? -1, last: `${stdout}${stderr}`.trim().split("\n").at(-1) ?? "" };
}

/** The bundle with the digit at the end of the field, or the number itself, changed. */
function changed(bundle: Bundle, path: readonly (string | number)[]): Bundle {
  // Not structuredClone: the rates of rules and quotas are one object, and two in a file.
  const copy = JSON.parse(JSON.stringify(bundle)) as Bundle;
  const field = path.at(-1) as string;
  const holder = path.slice(0, -1).reduce((at, key) => at[key as string] as Bundle, copy);
  const was = holder[field];
  if (typeof was !== "number" && typeof was !== "string") throw new Error(`no field ${path.join(".")}`);
  holder[field] =
    typeof was === "number"
      ? was + 1
      : was.replace(/[0-9a-f](?=[^0-9a-f]*$)/, (c) => (c === "1" ? "2" : "1"));
  if (holder[field] === was) throw new Error(`no digit in ${path.join(".")}`);
  return copy;
}

describe.skipIf(!python)("a stranger who recomputes a full bundle", () => {
  const bundle = sample();

  it("agrees with every step, whatever the order of keys", () => {
    expect(check(bundle)).toEqual({ code: 0, last: "everything holds" });
    const turned = Object.fromEntries(Object.entries(bundle).reverse());
    expect(check(turned)).toEqual({ code: 0, last: "everything holds" });
  });

  it("agrees where a repair moved earlier picks, and sees who was moved", () => {
    const batches = Array.from({ length: 30 }, (_, n) => sample(5, n + 1));
    const moved = batches.find(({ assign }) => (assign as { moves: unknown[] }).moves.length > 0) ?? {};
    expect(check(moved).last).toBe("everything holds");
    for (const field of ["slot", "target", "from", "to"]) {
      expect(check(reseal(changed(moved, ["assign", "moves", 0, field]))).code).toBe(1);
    }
  });

  it("agrees where a large draw leaves the candidates out and says how many there were", () => {
    const assign = bundle.assign as { slots: { candidates: string[] }[] };
    const slots = assign.slots.map(({ candidates, ...slot }) => ({ ...slot, count: candidates.length }));
    const large = reseal({ ...bundle, attested: [], assign: { ...assign, slots } });
    expect(check(large)).toEqual({ code: 0, last: "everything holds" });
    for (const field of ["count", "pick"]) {
      const forged = reseal(changed(large, ["assign", "slots", 4, field]));
      expect(check(forged)).toEqual({ code: 1, last: "FAILED teams" });
    }
  });

  const slots = (bundle.assign as { slots: { candidates: string[] }[] }).slots;
  // JY-0061 is in no pool.
  const last = (bundle.roster as Bundle[]).findIndex(({ id }) => id === "JY-0060");
  const open = slots.findIndex(({ candidates }) => candidates.length > 2);

  // Sealed anew after the change, as whoever forged it would, so that the step itself has to find it.
  it.each<[step: string, path: (string | number)[]]>([
    ["version", ["version"]],
    ["leaves", ["leaves", 3]],
    ["leaves", ["saltHex"]],
    ["leaves", ["roster", last, "id"]],
    ["leaves", ["roster", 5, "weight"]],
    ["rosterHash", ["rosterHash"]],
    ["excludedHash", ["excluded", 0, "id"]],
    ["excludedHash", ["rules", "excludedHash"]],
    ["assignHash", ["rules", "assignHash"]],
    ["assignHash", ["assign", "k"]],
    ["assignHash", ["assign", "nonce"]],
    ["assignHash", ["assign", "window", "until"]],
    ["assignHash", ["assign", "inspectors", 2, "carried"]],
    ["assignHash", ["assign", "inspectors", 2, "certUntil"]],
    ["assignHash", ["assign", "relations", 0, "target"]],
    ["rulesHash", ["rulesHash"]],
    ["rulesHash", ["rules", "rates", "B", "num"]],
    ["rulesHash", ["rules", "total"]],
    ["rulesHash", ["rules", "deadline"]],
    ["rulesHash", ["nonce"]],
    ["rulesHash", ["drawId"]],
    ["commit", ["commit"]],
    ["commit", ["sHex"]],
    ["witnesses", ["contributions", 0, "by"]],
    ["E", ["contributions", 1, "digits"]],
    ["E", ["contributions", 1, "n"]],
    ["E", ["E"]],
    ["seed", ["seed"]],
    ["quotas", ["quotas", 0, "n"]],
    ["quotas", ["quotas", 1, "size"]],
    ["quotas", ["quotas", 1, "rate", "num"]],
    ["tickets", ["roster", 0, "ticket"]],
    ["ranks", ["roster", 0, "rank"]],
    ["drawn", ["drawn", 0, "id"]],
    ["drawnHash", ["drawnHash"]],
    ["teams", ["assign", "slots", open, "pick"]],
    ["teams", ["assign", "slots", open, "inspector"]],
    ["teams", ["assign", "slots", open, "candidates", 0]],
    ["teams", ["assign", "slots", open, "slot"]],
    ["teams", ["assign", "slots", open, "target"]],
  ])("stops at %s when one digit of %j is another", (step, path) => {
    expect(check(reseal(changed(bundle, path)))).toEqual({ code: 1, last: `FAILED ${step}` });
  });

  it.each<[step: string, path: (string | number)[]]>([
    ["sealedHash", ["sealedHash"]],
    ["sealedHash", ["recommit"]],
    ["sealedHash", ["contributions", 0, "at"]],
    ["attested", ["attested", 0, "sealedHash"]],
    ["after 1", ["after", 0, "detail", "until"]],
    ["after 1", ["after", 0, "hash"]],
    ["after 2", ["after", 1, "n"]],
  ])("stops at %s when one digit of %j is another and nobody seals anew", (step, path) => {
    expect(check(changed(bundle, path))).toEqual({ code: 1, last: `FAILED ${step}` });
  });

  it("stops where something stands twice, is missing or is in another order", () => {
    const roster = bundle.roster as Bundle[];
    const swapped = (list: readonly unknown[]): unknown[] => [list[1], list[0], ...list.slice(2)];
    const at = (more: Bundle): string => check(reseal({ ...bundle, ...more })).last;
    expect(at({ roster: [...roster, roster[0]] })).toBe("FAILED ids");
    expect(at({ roster: roster.slice(1) })).toBe("FAILED leaves");
    expect(at({ leaves: swapped(bundle.leaves as string[]) })).toBe("FAILED leaves");
    expect(at({ roster: swapped(roster) })).toBe("FAILED ranks");
    expect(at({ drawn: swapped(bundle.drawn as Bundle[]) })).toBe("FAILED drawn");
    const assign = bundle.assign as { slots: unknown[] };
    expect(at({ assign: { ...assign, slots: assign.slots.slice(1) } })).toBe("FAILED teams");
    expect(at({ contributions: (bundle.contributions as Bundle[]).slice(1) })).toBe("FAILED witnesses");
    expect(check({ version: "draw-v1" })).toMatchObject({
      code: 1,
      last: expect.stringMatching(/^FAILED after nothing/),
    });
  });
});
