import { type ImportFault, importFaultsCard } from "../../../cards/import-faults.ts";
import { type ImportPreviewFacts, importPreviewCard } from "../../../cards/import-preview.ts";
import type { Inspector, Target } from "../../domain/roster.ts";
import type { RosterChange } from "../../domain/roster-diff.ts";
import {
  faultSentence,
  inspectorFieldNames,
  remarkSentence,
  targetFieldNames,
} from "../../domain/roster-words.ts";
import { subjectNames, targetTypeNames } from "../../domain/words.ts";
import type { ImportRow } from "../../flows/ports.ts";
import { type Staged, stagedOf } from "../../flows/stage-import.ts";
import type { Draw } from "../view.ts";

const SAMPLES = 5;

export const importPreview: Draw<"import"> = async (view, page) => {
  const row = await view.tx.imports.byId(page.importId);
  if (!row || (row.kind !== "targets" && row.kind !== "inspectors")) return null;
  const by = await view.tx.people.byId(row.byId);
  const staged = stagedOf(row);
  const { added, changed, gone, same, faulty } = staged.diff;
  const facts: ImportPreviewFacts = {
    importId: row.id,
    kind: staged.kind,
    fileName: row.fileName,
    rows: added.length + changed.length + same.length + faulty.length,
    counts: {
      added: added.length,
      changed: changed.length,
      gone: gone.length,
      same: same.length,
      faulty: faulty.length,
    },
    samples: samplesOf(staged),
    faults: faultsOf(staged),
    remarks: staged.file.remarks.map(remarkSentence),
    accounts: null,
    by: by?.name ?? "",
    at: row.createdAt.toISOString(),
    state: stateOf(row, by?.name ?? ""),
  };
  return importPreviewCard(facts);
};

export const importFaults: Draw<"import-faults"> = async (view, page) => {
  const row = await view.tx.imports.byId(page.importId);
  return (
    row &&
    importFaultsCard({
      importId: row.id,
      fileName: row.fileName,
      faults: faultsOf(stagedOf(row)),
      page: page.page,
    })
  );
};

const stateOf = (row: ImportRow, by: string): ImportPreviewFacts["state"] =>
  row.state === "staged"
    ? { state: "staged" }
    : { state: row.state, by, at: (row.closedAt ?? row.createdAt).toISOString() };

const faultsOf = ({ diff }: Staged): ImportFault[] =>
  diff.faulty.map(({ row, name, faults }) => ({
    sheet: null,
    row,
    name,
    reason: faults.map(faultSentence).join("；"),
  }));

function samplesOf(staged: Staged): ImportPreviewFacts["samples"] {
  if (staged.kind === "targets") {
    const { added, changed, gone } = staged.diff;
    return {
      added: added.slice(0, SAMPLES).map((target) => ({ name: target.name, detail: targetDetail(target) })),
      changed: changed
        .slice(0, SAMPLES)
        .map((change) => changeOf(change, targetFieldNames as Record<string, string>)),
      gone: gone.slice(0, SAMPLES).map(({ before }) => before.name),
    };
  }
  const { added, changed, gone } = staged.diff;
  return {
    added: added
      .slice(0, SAMPLES)
      .map((one) => ({ name: one.name, detail: [one.section, one.certNumber].filter(Boolean).join("，") })),
    changed: changed
      .slice(0, SAMPLES)
      .map((change) => changeOf(change, inspectorFieldNames as Record<string, string>)),
    gone: gone.slice(0, SAMPLES).map(({ before }) => before.name),
  };
}

const targetDetail = (target: Target): string =>
  [targetTypeNames[target.type], target.district, target.code].filter(Boolean).join("，");

function changeOf<T extends Target | Inspector>(
  { before, after, fields }: RosterChange<T>,
  names: Record<string, string>,
) {
  return {
    name: after.name,
    changes: fields.map((field) => ({
      field: names[String(field)] ?? String(field),
      before: shown(before[field]),
      after: shown(after[field]),
    })),
  };
}

/** A value as a person would write it. The class is internal, but this card goes to who may keep the registry. */
function shown(value: unknown): string {
  if (value === null || value === undefined || value === "") return "（空）";
  if (Array.isArray(value))
    return value.length === 0
      ? "（空）"
      : value.map((one) => (typeof one === "string" ? one : `${one.from}至${one.to}`)).join("、");
  if (value === "active") return "正常";
  if (value === "inactive") return "停用";
  const text = String(value);
  return (
    (targetTypeNames as Record<string, string>)[text] ??
    (subjectNames as Record<string, string>)[text] ??
    text
  );
}
