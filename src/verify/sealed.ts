// The whole record in one hash, and who signed it.

import { canonical } from "./canonical.ts";
import { failed, notChecked, type Outcome, passed, same } from "./report.ts";
import { supervisorsOnly, unpublished, type Work } from "./work.ts";

/** Only the full bundle has all that is hashed. */
export function checkSealedHash(work: Work): Outcome {
  const { sealedHash, attested: _signed, after: _later, ...record } = work.bundle;
  if (work.kind !== "full" || sealedHash === undefined) return supervisorsOnly(work);
  return same(work.sha(canonical(record)), sealedHash);
}

/** Whoever signed, signed this record. */
export function checkAttested(work: Work): Outcome {
  const { attested, sealedHash } = work.bundle;
  if (attested === undefined || sealedHash === undefined) return unpublished(work);
  if (attested.length === 0) return notChecked("none");
  const other = attested.find((one) => one.sealedHash !== sealedHash);
  if (other) return failed("attestedOther", { by: other.by, expected: sealedHash, found: other.sealedHash });
  return passed({ people: attested.length });
}
