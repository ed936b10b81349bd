import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sha } from "../../src/domain/draw-hash.ts";
import type { StepCode } from "../../src/verify/report.ts";
import { verifyBundle } from "../../src/verify/verify-bundle.ts";
import { changed, nudged, parts, places, resealed, shapeOf, without } from "./breaking.ts";
import { committed, type Loose, published, sample, unpublished, voided } from "./sample.ts";

const later = ["deadline", "repick", "repick", "extend", "replace", "repick", "close"] as const;
const open = sample({ mode: "open", digits: "100003", after: [...later] });
const sealed = sample({ mode: "sealed", digits: "100008", strict: true, after: [...later] });

const firstFailed = (bundle: Loose): string =>
  verifyBundle(bundle, sha).steps.find(({ state }) => state === "failed")?.code ?? "none";

/** Which step names a change, by where it was made; the first line that fits counts. `none`: nothing binds it. */
type Named = [place: RegExp, ...steps: (StepCode | "none")[]][];

const core: Named = [
  [/^version$/, "form"],
  [/^leaves|^rosterHash$/, "rosterHash"],
  [/^commit$|^sHex$/, "commit"],
  [/^(E|contributions.*(n|digits))$/, "contributions"],
  [/^seed$/, "seed"],
  [/^drawnHash$/, "drawnHash"],
  [/^after/, "after"],
  [/^attested.*(by|at)$/, "none"],
  [/^attested/, "attested"],
];

const whenRulesAreThere: Named = [
  [/^rules\.excludedHash$|^excluded/, "excludedHash"],
  [/^rules\.assignHash$/, "assignHash"],
  [/^(rulesHash|drawId|nonce)$|^rules/, "rulesHash"],
  [/^contributions.*by$/, "contributions"],
  [/^saltHex$|^roster.*(id|stratum|weight)$/, "leaves"],
  [/^roster\[/, "tickets"],
  [/^quotas/, "quotas"],
  [/^drawn\[/, "drawn"],
];

const full: Named = [
  ...whenRulesAreThere,
  [/^assign\.version$/, "form"],
  [/^assign\.(k|window|slotRules|nonce|inspectors|relations)/, "assignHash"],
  [/^assign|^mode$|^recommit$|^sealedHash$|^contributions.*at$/, "sealedHash"],
  ...core,
];

/** Who gave digits when, is bound by the full bundle's sealedHash alone. */
const openPublic: Named = [
  ...whenRulesAreThere.filter(([, step]) => step !== "assignHash"),
  [/^contributions.*at$/, "none"],
  [/^mode$/, "form"],
  [/^recommit$/, "close"],
  [/^sealedHash$/, "attested"],
  ...core,
];
const sealedPublic: Named = [
  [/^(drawId|rulesHash)$/, "seed"],
  [/^nonce$/, "drawnHash"],
  // By chance another id may fit into the order of showing.
  [/^drawn\[/, "showOrder", "drawnHash"],
  [/^mode$/, "form"],
  [/^contributions.*(by|at)$/, "none"],
  [/^recommit$/, "close"],
  [/^sealedHash$/, "attested"],
  ...core,
];
/** The outcome is bound by what is sealed; until the list is out, its hash stands by itself. */
const unpublishedOnes: Named = [[/^(mode|drawnHash)$/, "none"], ...sealedPublic];
/** A commitment is what everything else is measured by: only what it was when it was published can tell. */
const committedOnes: Named = [
  [/^leaves|^rosterHash$/, "rosterHash"],
  [/^version$/, "form"],
  [/^/, "none"],
];
const voidedOnes: Named = [
  [/^leaves|^rosterHash$/, "rosterHash"],
  [/^(commit|sHex)$/, "commit"],
  [/^version$/, "form"],
  [/^after/, "after"],
  [/^/, "none"],
];

const bundles: [string, Loose, Named][] = [
  ["the full bundle of an open draw", open, full],
  ["the full bundle of a sealed draw", sealed, full],
  ["the open bundle", published(open), openPublic],
  ["the public bundle of a sealed draw", published(sealed), sealedPublic],
  ["a bundle before the list is public", unpublished(open), unpublishedOnes],
  ["a commitment", committed(open), committedOnes],
  ["a voided draw", voided(open), voidedOnes],
];

const stepsFor = (named: Named, shape: string): string[] =>
  named.find(([place]) => place.test(shape))?.slice(1) as string[];

/** Places whose change was not named as it has to be. */
function misnamed(bundle: Loose, named: Named, make: (changed: Loose) => Loose = (one) => one): unknown[] {
  return places(bundle).flatMap(([path, value]) => {
    const expected = stepsFor(named, shapeOf(path));
    if (expected.includes("none")) return [];
    const found = firstFailed(make(changed(bundle, path, () => nudged(value, 7))));
    // A change may also be one that the form forbids, or that makes two ids one.
    return [...expected, "form", "ids"].includes(found) ? [] : [[path.join("."), expected, found]];
  });
}

describe.each(bundles)("%s", (_name, bundle, named) => {
  it("holds as it is", () => {
    expect(firstFailed(bundle)).toBe("none");
  });

  it("shows every changed value, and by the step that is about it", () => {
    expect(misnamed(bundle, named)).toEqual([]);
  });

  it("shows any one character", () => {
    const all = places(bundle).filter(([path]) => !stepsFor(named, shapeOf(path)).includes("none"));
    fc.assert(
      fc.property(fc.nat(all.length - 1), fc.nat(200), (at, where) => {
        const [path, value] = all[at] as (typeof all)[number];
        expect(firstFailed(changed(bundle, path, () => nudged(value, where)))).not.toBe("none");
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it("shows whatever was taken out, but for entries at the end and whole attestations", () => {
    const lastEntry = bundle.after.length - 1;
    const unseen = parts(bundle).filter((path) => {
      const shape = shapeOf(path);
      if (shape === "attested[]" || (shape === "after[]" && path[1] === lastEntry)) return false;
      // What is left is the open bundle, which is as good as it says.
      if (shape === "assign" && bundle.mode === "open") return false;
      return firstFailed(without(bundle, path)) === "none";
    });
    expect(unseen.map(shapeOf)).toEqual([]);
  });
});

// Whoever made the draw can seal and sign what was changed: then the step that is about it has to find it.
describe("a full bundle sealed anew after the change", () => {
  const cheating: Named = [
    [/^assign\.slots.*(target|slot)$/, "slotOrder"],
    [/^assign\.(slots|moves)/, "slots"],
    [/^assign\.caps/, "caps"],
    [/^assign\.raised/, "caps"],
    [/^recommit$/, "close"],
    // Made anew together with what it seals, or signed by nobody: the signature of a supervisor is what tells.
    [/^(mode|contributions.*at|sealedHash|attested.*)$/, "none"],
    ...full,
  ];

  it.each([
    ["open", open],
    ["sealed", sealed],
  ])("%s", (_mode, bundle) => {
    expect(misnamed(bundle, cheating, resealed)).toEqual([]);
  });
});
