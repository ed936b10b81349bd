// The pool: ids, leaves, who was left out (draw-protocol.md §1, Freeze).

import type { Listed } from "./bundle-parts.ts";
import { soundId } from "./ids.ts";
import { failed, type Outcome, passed, same } from "./report.ts";
import { linesOf, saltOf, type Work, withheld } from "./work.ts";

/** Ids follow the pattern and none stands twice where once is right; so do strata and rule codes. */
export function checkIds({ bundle }: Work): Outcome {
  const { drawId, roster = [], excluded = [], drawn = [], assign } = bundle;
  if (!soundId(drawId)) return failed("badId", { at: "drawId" });
  const fault =
    faultIn("roster", roster, new Set()) ??
    faultIn("excluded", excluded, new Set(roster.map(({ id }) => id))) ??
    faultIn("drawn", drawn, new Set()) ??
    faultIn("assign.inspectors", assign?.inspectors ?? [], new Set());
  if (fault) return fault;
  const strata = new Set(roster.map(({ stratum }) => stratum));
  const words = [...strata, ...new Set(excluded.map(({ ruleCode }) => ruleCode))];
  const wrong = words.find((word) => !soundId(word));
  if (wrong !== undefined) return failed("badWord", { word: wrong });
  return passed({ ids: roster.length + excluded.length || drawn.length });
}

function faultIn(at: string, rows: readonly { id: string }[], seen: Set<string>): Outcome | null {
  for (let index = 0; index < rows.length; index += 1) {
    const { id } = rows[index] as { id: string };
    if (!soundId(id)) return failed("badId", { at: `${at}[${index}]` });
    if (seen.size === seen.add(id).size) return failed("sameId", { at: `${at}[${index}]`, id });
  }
  return null;
}

export function checkRosterHash({ bundle, sha }: Pick<Work, "bundle" | "sha">): Outcome {
  const { leaves, rosterHash } = bundle;
  for (let at = 1; at < leaves.length; at += 1)
    if ((leaves[at - 1] as string) >= (leaves[at] as string)) return failed("leafOrder", { line: at + 1 });
  return same(sha(linesOf(leaves)), rosterHash, { leaves: leaves.length });
}

/** Every target of the list stands behind a leaf, and no leaf is without a target. */
export function checkLeaves(work: Work): Outcome {
  const { leaves, roster } = work.bundle;
  if (roster === undefined) return withheld(work);
  if (roster.length !== leaves.length)
    return failed("leafCount", { roster: roster.length, leaves: leaves.length });
  work.salts = roster.map(({ id }) => saltOf(work, id));
  const published = among(leaves);
  // Ids differ, hence leaves differ: as many hits as there are leaves means that none is left over.
  for (let index = 0; index < roster.length; index += 1) {
    const { id, stratum, weight } = roster[index] as Listed;
    const inner = work.sha(`inner-v1|${stratum}|${weight}|${work.salts[index]}`);
    if (!published(leafOf(work, id, inner))) return failed("leafMissing", { id });
  }
  return passed({ leaves: leaves.length });
}

/** Whether a hash is in an ascending list of hashes, looked up by its first 16 bits; half the work of a set. */
function among(hashes: readonly string[]): (hash: string) => boolean {
  const from = new Uint32Array(2 ** 16 + 1);
  for (const hash of hashes) {
    const next = head(hash) + 1;
    from[next] = (from[next] as number) + 1;
  }
  for (let at = 1; at < from.length; at += 1) from[at] = (from[at] as number) + (from[at - 1] as number);
  return (hash) => {
    const first = head(hash);
    const end = from[first + 1] as number;
    for (let at = from[first] as number; at < end; at += 1) if (hashes[at] === hash) return true;
    return false;
  };
}

/** The number that the first four hex digits are. */
function head(hash: string): number {
  let value = 0;
  for (let at = 0; at < 4; at += 1) {
    const code = hash.charCodeAt(at);
    value = value * 16 + (code < 58 ? code - 48 : code - 87);
  }
  return value;
}

export const leafOf = ({ sha }: Pick<Work, "sha">, id: string, inner: string): string =>
  sha(`leaf-v1|${id}|${inner}`);

export function checkExcluded(work: Work): Outcome {
  const { excluded, rules } = work.bundle;
  if (excluded === undefined || rules === undefined) return withheld(work);
  const lines = excluded
    .map(({ id, ruleCode }) => work.sha(`out-v1|${id}|${ruleCode}|${saltOf(work, id)}`))
    .sort();
  return same(work.sha(linesOf(lines)), rules.excludedHash, { excluded: excluded.length });
}
