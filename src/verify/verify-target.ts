import type { Bundle } from "./bundle-parts.ts";
import { soundId } from "./ids.ts";
import { checkRosterHash, leafOf } from "./pool.ts";
import { failed, notChecked, type Outcome, passed, type Report, type Sha } from "./report.ts";
import { formOf } from "./verify-bundle.ts";

/**
 * Whether a target was in the pool: its leaf, made of its id and what it was given (`inner`, 64 hex digits), is among the
 * leaves, and these give the published rosterHash. Any kind of bundle will do. Throws nothing.
 */
export function verifyTarget(json: unknown, target: { id: string; inner: string }, sha: Sha): Report {
  const { kind, fault } = formOf(json);
  const bundle = json as Bundle;
  const form = fault ?? passed({ kind, drawId: bundle.drawId });
  const rosterHash = fault
    ? notChecked("afterFailure", { failed: "form" })
    : checkRosterHash({ bundle, sha });
  const own =
    rosterHash.state === "passed"
      ? checkLeaf(bundle, target, sha)
      : notChecked("afterFailure", { failed: fault ? "form" : "rosterHash" });
  return {
    drawId: fault ? null : bundle.drawId,
    kind,
    ok: own.state === "passed",
    steps: [
      { code: "form", ...form },
      { code: "rosterHash", ...rosterHash },
      { code: "target", ...own },
    ],
  };
}

function checkLeaf({ leaves }: Bundle, target: { id: string; inner: string }, sha: Sha): Outcome {
  const id = target.id.normalize("NFC");
  if (!soundId(id)) return failed("badId", { at: "id" });
  const leaf = leafOf({ sha }, id, target.inner);
  return leaves.includes(leaf) ? passed({ id, leaf }) : failed("leafMissing", { id, leaf });
}
