// What happened later, hash-chained onto the commitment: nothing of it can be changed or taken out of the middle unseen.

import type { AfterEntry, AfterKind } from "./bundle-parts.ts";
import { canonical } from "./canonical.ts";
import { failed, notChecked, type Outcome, passed, same } from "./report.ts";
import { unpublished, type Work } from "./work.ts";

/** Numbers, hashes and details of the chain, and that each entry could be made when it was. */
export function checkAfter(work: Work): Outcome {
  const { commit, after } = work.bundle;
  let before = commit;
  for (const [index, entry] of after.entries()) {
    const { n, kind, at, digest, hash, nonce, detail } = entry;
    if (n !== index + 1) return failed("chainNumber", { n: index + 1, found: n });
    const expected = work.sha(`after-v1|${before}|${n}|${kind}|${at}|${digest}`);
    if (hash !== expected) return failed("chainHash", { n, kind, expected, found: hash });
    if (detail === undefined) {
      if (mustTell(work, kind)) return failed("detailMissing", { n, kind });
    } else {
      const told = work.sha(`after-detail-v1|${nonce}|${canonical(detail)}`);
      if (told !== digest) return failed("detailHash", { n, kind, expected: told, found: digest });
    }
    before = hash;
  }
  const fault = orderFault(work);
  if (fault) return fault;
  return after.length === 0 ? notChecked("none") : passed({ entries: after.length, ...counts(after) });
}

/** Supervisors are told all; the public the dates, the end and the secrets. */
const mustTell = ({ kind: bundle }: Work, kind: AfterKind): boolean =>
  bundle === "full" || kind === "deadline" || kind === "void" || kind === "close";

const counts = (after: readonly AfterEntry[]) => {
  const kinds: Record<string, number> = {};
  for (const { kind } of after) kinds[kind] = (kinds[kind] ?? 0) + 1;
  return kinds;
};

/** Deadlines before the drawing, work until it is over, one end; a void opens the secret and needs two people once drawn. */
function orderFault({ bundle, kind: bundleKind }: Work): Outcome | null {
  const isDrawn = bundle.seed !== undefined;
  let until = bundle.rules?.deadline ?? "";
  let begun = false;
  let voided = false;
  let closed = false;
  for (const { n, kind, detail } of bundle.after) {
    const may = {
      deadline: !begun && !voided && !closed,
      repick: isDrawn && !voided && !closed,
      extend: isDrawn && !voided && !closed,
      replace: isDrawn && !voided && !closed,
      void: !voided,
      close: !closed && (isDrawn || voided),
    };
    if (!may[kind]) return failed("notNow", { n, kind });
    if (kind === "deadline") {
      const later = (detail as { until: string }).until;
      if (later <= until) return failed("deadline", { n, expected: until, found: later });
      until = later;
    } else if (kind === "void") {
      const people = new Set((detail as { by: string[] }).by).size;
      if (isDrawn && people < 2) return failed("voidPeople", { n, people });
      voided = true;
    } else if (kind === "close") closed = true;
    else begun = true;
  }
  if (bundleKind === "voided" && !voided) return failed("voidMissing");
  return bundleKind === "committed" && voided ? failed("secretMissing") : null;
}

/** rHex, opened when the draw's work is over. */
export const rHexOf = ({ bundle }: Work): string | null => {
  const close = bundle.after.find(({ kind }) => kind === "close")?.detail;
  return close === undefined ? null : (close as { rHex: string }).rHex;
};

export function checkClose(work: Work): Outcome {
  const rHex = rHexOf(work);
  if (rHex !== null) return same(work.sha(`commit-v1|${rHex}`), work.bundle.recommit);
  return work.bundle.seed === undefined ? unpublished(work) : notChecked("notClosed");
}
