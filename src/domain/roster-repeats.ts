import { type FaultCode, type FaultyRow, fault } from "./roster-fault.ts";
import { nameKey } from "./roster-text.ts";

interface Draft {
  row: number;
  stated: { name: string };
}

interface Marks {
  /** Code or certificate number. */
  code: string | null;
  /** What tells two of one name apart. */
  place: string | null;
  fault: FaultCode;
}

/**
 * Of rows that say the same twice the first stays: same code; or the same name, unless both have codes that differ or both
 * have places that differ.
 */
export function faultRepeats<D extends Draft>(
  drafts: D[],
  marksOf: (draft: D) => Marks,
): { kept: D[]; repeats: FaultyRow[] } {
  const byCode = new Map<string, number>();
  const byName = new Map<string, { row: number; marks: Marks }[]>();
  const kept: D[] = [];
  const repeats: FaultyRow[] = [];
  for (const draft of drafts) {
    const marks = marksOf(draft);
    const key = nameKey(draft.stated.name);
    const sameCode = marks.code === null ? undefined : byCode.get(marks.code);
    const sameName = byName
      .get(key)
      ?.find((other) => !differ(other.marks.code, marks.code) && !differ(other.marks.place, marks.place));
    const found =
      sameCode === undefined
        ? sameName && fault("row.duplicateName", { first: sameName.row })
        : fault(marks.fault, { first: sameCode });
    if (found) {
      repeats.push({ row: draft.row, name: draft.stated.name, code: marks.code, faults: [found] });
      continue;
    }
    kept.push(draft);
    if (marks.code !== null) byCode.set(marks.code, draft.row);
    const named = byName.get(key);
    if (named) named.push({ row: draft.row, marks });
    else byName.set(key, [{ row: draft.row, marks }]);
  }
  return { kept, repeats };
}

/** Two known values that are not the same. */
export const differ = (a: string | null, b: string | null): boolean =>
  a !== null && b !== null && nameKey(a) !== nameKey(b);
