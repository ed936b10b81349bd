import { FAULTS_A_PAGE, type ImportFault, importFaultsCard } from "../../../cards/import-faults.ts";
import { importMappingCard } from "../../../cards/import-mapping.ts";
import { importNearCard, NEAR_A_PAGE } from "../../../cards/import-near.ts";
import { type ImportPreviewFacts, importPreviewCard } from "../../../cards/import-preview.ts";
import type { ImportLine, LineKind } from "../../domain/import-line.ts";
import type { Inspector, Target } from "../../domain/roster.ts";
import { faultSentence, inspectorFieldNames, targetFieldNames } from "../../domain/roster-words.ts";
import { subjectNames, targetTypeNames } from "../../domain/words.ts";
import type { ImportRow } from "../../flows/ports.ts";
import { isRosterImport } from "../../flows/ports-imports.ts";
import { summaryOf } from "../../flows/stage-import.ts";
import type { Draw, View } from "../view.ts";

const SAMPLES = 5;
const FAULTS = 10;

export const importPreview: Draw<"import"> = async (view, page) => {
  const row = await view.tx.imports.byId(page.importId);
  if (!row || !isRosterImport(row)) return null;
  const summary = summaryOf(row);
  const { kind, counts, rows, remarks, ignored, mapping } = summary;
  if (row.state === "mapping" && mapping)
    return importMappingCard({
      importId: row.id,
      fileName: row.fileName,
      kind: mapping.kind,
      head: mapping.head,
      guess: mapping.guesses[mapping.kind],
    });
  const by = await view.tx.people.byId(row.byId);
  const some = (kinds: LineKind, most: number) => view.tx.staging.lines(row.id, [kinds], 0, most);
  const shows = row.state === "staged" || row.state === "applied";
  const [added, changed, gone, faulty] = shows
    ? await Promise.all([
        some("added", SAMPLES),
        some("changed", SAMPLES),
        some("gone", SAMPLES),
        some("faulty", FAULTS + 1),
      ])
    : [[], [], [], []];
  const facts: ImportPreviewFacts = {
    importId: row.id,
    kind,
    fileName: row.fileName,
    rows,
    counts,
    samples: {
      added: added.map(({ after }) => sampleOf(after as Target | Inspector)),
      changed: changed.map((line) =>
        changeOf(line, kind === "targets" ? targetFieldNames : inspectorFieldNames),
      ),
      gone: gone.map(({ name }) => name ?? ""),
    },
    faults: faulty.map(faultOf),
    remarks: [
      ...remarks,
      ...(ignored.length === 0 ? [] : [`没有用到的列：${ignored.slice(0, 5).join("、")}`]),
    ],
    accounts: null,
    by: by?.name ?? "",
    at: row.createdAt.toISOString(),
    state: await stateOf(view, row, by?.name ?? ""),
  };
  return importPreviewCard(facts);
};

export const importFaults: Draw<"import-faults"> = async (view, page) => {
  const row = await view.tx.imports.byId(page.importId);
  if (!row || !isRosterImport(row)) return null;
  const total = summaryOf(row).counts.faulty;
  const pages = Math.max(1, Math.ceil(total / FAULTS_A_PAGE));
  const at = Math.min(page.page, pages);
  // Faulty rows are staged last and together, so their place follows from their number.
  const [first] = await view.tx.staging.lines(row.id, ["faulty"], 0, 1);
  const after = (first?.n ?? 1) - 1 + (at - 1) * FAULTS_A_PAGE;
  const lines = await view.tx.staging.lines(row.id, ["faulty"], after, FAULTS_A_PAGE);
  return importFaultsCard({
    importId: row.id,
    fileName: row.fileName,
    faults: lines.map(faultOf),
    total,
    page: at,
  });
};

export const importNear: Draw<"import-near"> = async (view, page) => {
  const row = await view.tx.imports.byId(page.importId);
  if (!row || !isRosterImport(row)) return null;
  const total = summaryOf(row).counts.near;
  const at = Math.min(page.page, Math.max(1, Math.ceil(total / NEAR_A_PAGE)));
  // At most a few hundred pairs are ever decided by hand; the pages before are read over.
  const lines = await view.tx.staging.lines(row.id, ["near"], 0, at * NEAR_A_PAGE);
  const pairs = lines.slice((at - 1) * NEAR_A_PAGE).flatMap(({ n, row: at, facts: { near } }) =>
    near
      ? [
          {
            n,
            row: at ?? 0,
            name: near.fresh.name,
            detail: nearDetail(near.fresh),
            had: { name: near.existing.name, detail: nearDetail(near.existing) },
          },
        ]
      : [],
  );
  return importNearCard({ importId: row.id, fileName: row.fileName, pairs, total, page: at });
};

const nearDetail = (target: Target): string =>
  [targetTypeNames[target.type], target.district, target.address, target.code].filter(Boolean).join("，");

const reasons: Record<string, string> = {
  outdated: "预览之后名录又有变动，预览已经失效，请重新发送文件。",
  undoChanged: "没有撤销：导入之后有关记录又改过。请逐条修改，或发送更正后的名录。",
  undoInUse: "没有撤销：新增的单位或人员已经有检查任务、回避关系或信用记录。请逐条修改。",
};

async function stateOf(view: View, row: ImportRow, sender: string): Promise<ImportPreviewFacts["state"]> {
  const { cursor, lines, rows, reason, actorId, phase } = summaryOf(row);
  const by = (actorId === null ? null : await view.tx.people.byId(actorId))?.name ?? sender;
  const at = (row.closedAt ?? row.createdAt).toISOString();
  switch (row.state) {
    case "checking":
      return { state: "checking", done: cursor, total: lines === 0 ? 0 : rows };
    case "applying":
    case "undoing":
      return { state: row.state, done: phase === "write" ? cursor : 0, total: lines };
    case "failed":
      return { state: "failed", reason: reasons[reason ?? ""] ?? reason ?? "" };
    case "applied":
      return { state: "applied", by, at, undoFailed: reasons[reason ?? ""] ?? null };
    case "undone":
    case "cancelled":
      return { state: row.state, by, at };
    default:
      return { state: "staged" };
  }
}

const faultOf = ({ sheet, row, name, facts }: ImportLine): ImportFault => ({
  sheet,
  row: row ?? 0,
  name,
  reason: (facts.faults ?? []).map(faultSentence).join("；"),
});

const sampleOf = (one: Target | Inspector): { name: string; detail: string } => ({
  name: one.name,
  detail: "type" in one ? targetDetail(one) : [one.section, one.certNumber].filter(Boolean).join("，"),
});

const targetDetail = (target: Target): string =>
  [targetTypeNames[target.type], target.district, target.code].filter(Boolean).join("，");

function changeOf({ before, after, facts }: ImportLine, names: Record<string, string>) {
  const [had, has] = [before, after] as unknown as Record<string, unknown>[];
  return {
    name: String(has?.name ?? ""),
    changes: (facts.fields ?? []).map((field) => ({
      field: names[field] ?? field,
      before: shown(had?.[field]),
      after: shown(has?.[field]),
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
