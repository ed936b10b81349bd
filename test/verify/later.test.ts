import { describe, expect, it } from "vitest";
import { commitment } from "../../src/domain/draw-freeze.ts";
import { sha } from "../../src/domain/draw-hash.ts";
import { verifyBundle } from "../../src/verify/verify-bundle.ts";
import { cheated, copyOf, entryOf, found, reserveOf } from "./breaking.ts";
import { addEntry, committed, type Loose, published, sample, unpublished, voided } from "./sample.ts";

const done = ["deadline", "repick", "repick", "extend", "replace", "close"] as const;
const full = sample({ mode: "open", digits: "100003", after: [...done] });
const unfinished = sample({ mode: "open", digits: "100003", after: done.slice(0, -1) });

describe("after the drawing it is found out when", () => {
  it.each<[string, string, (bundle: Loose) => void]>([
    [
      "the second secret is exchanged",
      "close hash",
      (bundle) => {
        entryOf(bundle, "close").detail.rHex = sha("another");
      },
    ],
    [
      "a re-pick took another number",
      "laterPicks pick",
      (bundle) => {
        const { detail } = bundle.after.findLast((one: Loose) => one.kind === "repick");
        detail.pick = (detail.pick + 1) % detail.candidates.length;
        detail.inspector = detail.candidates[detail.pick];
        // What came after it depends on it.
        bundle.after.splice(3, 2);
        bundle.after.forEach((entry: Loose, index: number) => {
          entry.n = index + 1;
        });
      },
    ],
    [
      "a re-pick took somebody else",
      "repicks inspector",
      (bundle) => {
        entryOf(bundle, "repick").detail.inspector = "检-0";
      },
    ],
    [
      "a re-pick left somebody out",
      "repicks candidates",
      (bundle) => {
        entryOf(bundle, "repick").detail.candidates.pop();
      },
    ],
    [
      "a re-pick struck somebody else",
      "repicks struck",
      (bundle) => {
        entryOf(bundle, "repick").detail.struck = "检-0";
      },
    ],
    [
      "a re-pick is passed over",
      "repicks rerun",
      (bundle) => {
        entryOf(bundle, "repick").detail.n = 2;
      },
    ],
    [
      "a re-pick raised caps for nothing",
      "repicks raisedBy",
      (bundle) => {
        entryOf(bundle, "repick").detail.raised += 1;
      },
    ],
    [
      "a re-pick is for a target that was not drawn",
      "repicks unknownSlot",
      (bundle) => {
        entryOf(bundle, "repick").detail.target = reserveOf(bundle).id;
      },
    ],
    [
      "the list goes on with somebody further down",
      "additions listOrder",
      (bundle) => {
        entryOf(bundle, "extend").detail.add[0].rank += 1;
      },
    ],
    [
      "the list goes on with somebody else",
      "additions listOrder",
      (bundle) => {
        entryOf(bundle, "extend").detail.add[0].id = bundle.roster.at(-1).id;
      },
    ],
    [
      "a target is replaced by one of another stratum",
      "additions otherStratum",
      (bundle) => {
        entryOf(bundle, "replace").detail.out = bundle.drawn.find(
          ({ id }: Loose) =>
            bundle.roster.find((one: Loose) => one.id === id).stratum !==
            entryOf(bundle, "replace").detail.add[0].stratum,
        ).id;
      },
    ],
    [
      "a target is replaced that was not drawn",
      "additions outUnknown",
      (bundle) => {
        entryOf(bundle, "replace").detail.out = bundle.roster.at(-1).id;
      },
    ],
    [
      "an added target's team is chosen",
      "addedTeams inspector",
      (bundle) => {
        entryOf(bundle, "extend").detail.slots[0].inspector = "检-6";
      },
    ],
    [
      "an added target's candidates are chosen",
      "addedTeams candidates",
      (bundle) => {
        entryOf(bundle, "extend").detail.slots[1].candidates.pop();
      },
    ],
    [
      "caps of an added team are chosen",
      "addedTeams cap",
      (bundle) => {
        entryOf(bundle, "extend").detail.caps[0].cap += 1;
      },
    ],
    [
      "a deadline is brought forward",
      "after deadline",
      (bundle) => {
        entryOf(bundle, "deadline").detail.until = "2026-03-01T00:00:00.000Z";
      },
    ],
    [
      "a deadline is moved when all is over",
      "after notNow",
      (bundle) => {
        addEntry(bundle, "deadline", "2026-06-01T00:00:00.000Z", {
          until: "2026-06-02T00:00:00.000Z",
          reason: "r",
        });
      },
    ],
    [
      "somebody is drawn again when the second secret is known",
      "after notNow",
      (bundle) => {
        addEntry(bundle, "repick", "2026-06-01T00:00:00.000Z", entryOf(bundle, "repick").detail);
      },
    ],
    [
      "one person alone voids what was drawn",
      "after voidPeople",
      (bundle) => {
        addEntry(bundle, "void", "2026-06-01T00:00:00.000Z", { reason: "r", by: ["p-1", "p-1"] });
      },
    ],
    [
      "it is voided twice",
      "after notNow",
      (bundle) => {
        for (const day of ["01", "02"])
          addEntry(bundle, "void", `2026-06-${day}T00:00:00.000Z`, { reason: "r", by: ["p-1", "p-4"] });
      },
    ],
  ])("%s", (_what, expected, cheat) => {
    expect(found(cheated(full, cheat))).toBe(expected);
  });

  it("a re-pick cannot be told from chance before the second secret is open, and it says so", () => {
    const steps = new Map(verifyBundle(unfinished, sha).steps.map((step) => [step.code, step]));
    expect(steps.get("repicks")?.state).toBe("passed");
    expect(steps.get("laterPicks")).toMatchObject({ state: "notChecked", facts: { why: "notClosed" } });
    expect(steps.get("close")).toMatchObject({ state: "notChecked", facts: { why: "notClosed" } });
  });
});

describe("a void", () => {
  it("opens the secret, and whoever opens it says that it is void", () => {
    const bundle = voided(full);
    expect(found({ ...bundle, after: [] })).toBe("after voidMissing");
    const { sHex: _kept, ...hidden } = bundle;
    expect(found(hidden)).toBe("after secretMissing");
    expect(found({ ...bundle, sHex: sha("another"), commit: commitment(sha("another")) })).toBe(
      "after chainHash",
    );
  });

  it("after the drawing is the act of two people and leaves the record as it is", () => {
    expect(found(sample({ mode: "sealed", after: ["repick", "void", "close"] }))).toBe("nothing");
  });
});

describe("what the public is told of later events", () => {
  it("is never less than the dates, the end and the secrets", () => {
    for (const kind of ["deadline", "close"]) {
      const bundle = published(full);
      const entry = entryOf(bundle, kind);
      delete entry.nonce;
      delete entry.detail;
      expect(found(bundle)).toBe("after detailMissing");
    }
    for (const bundle of [published(full), unpublished(full)]) {
      expect(entryOf(bundle, "extend").detail).toBeUndefined();
      expect(found(bundle)).toBe("nothing");
    }
  });

  it("does not reach into a draw that was not made", () => {
    const bundle = { ...committed(full), after: copyOf(full.after).slice(0, 2) };
    expect(found(bundle)).toBe("after notNow");
  });
});
