// Files that are sent into a chat: what each is made of. Made when they are sent, from the records as they are then.

import { setImmediate } from "node:timers/promises";
import { creditFaultWords } from "./domain/credit-words.ts";
import { itemKindNames } from "./domain/item-lines.ts";
import { entryLines, percent } from "./domain/plan-lines.ts";
import { faultSentence } from "./domain/roster-words.ts";
import { targetTypeNames } from "./domain/words.ts";
import { rosterFile } from "./files-roster.ts";
import type { FileRef } from "./flows/page.ts";
import type { Records } from "./flows/ports.ts";
import { isRosterImport } from "./flows/ports-imports.ts";
import { readStagedCredit } from "./flows/stage-credit.ts";
import { summaryOf } from "./flows/stage-import.ts";
import { stagedTableOf } from "./flows/stage-table.ts";
import { writeXlsx } from "./papers/write-xlsx.ts";
import { publicationFile } from "./publication-files.ts";

export interface MadeFile {
  /** As the reader sees it, with its extension. */
  name: string;
  bytes: Uint8Array;
}

type Maker<Kind extends FileRef["kind"]> = (
  tx: Records,
  ref: Extract<FileRef, { kind: Kind }>,
) => Promise<MadeFile | null>;

/** Every kind of file has its maker, or this does not compile. */
const makers: { [Kind in FileRef["kind"]]: Maker<Kind> } = {
  "import-faults": importFaults,
  "table-faults": tableFaults,
  items: itemsFile,
  plan: planFile,
  roster: rosterFile,
  "credit-faults": creditFaults,
  async publication(tx, { publicationId, format }) {
    const publication = await tx.publications.byId(publicationId);
    return publication && publicationFile(publication, format);
  },
};

/** The file; null when what it is about is gone. */
export const makeFile = (tx: Records, ref: FileRef): Promise<MadeFile | null> =>
  (makers[ref.kind] as Maker<typeof ref.kind>)(tx, ref as never);

/** The rows that were not taken over, with the reasons beside them and as they stood, to be mended and sent again. */
async function importFaults(tx: Records, { importId }: { importId: string }): Promise<MadeFile | null> {
  const row = await tx.imports.byId(importId);
  if (!row || !isRosterImport(row)) return null;
  const { headers } = summaryOf(row);
  const columns = [
    { title: "工作表", width: 12 },
    { title: "原行号", width: 8 },
    { title: "问题", width: 60 },
    ...headers.map((title) => ({ title, width: 18 })),
  ];
  async function* rows(): AsyncIterable<(string | number | null)[]> {
    for (let after = 0; ; ) {
      const page = await tx.staging.lines(importId, ["faulty"], after, 500);
      const last = page.at(-1);
      if (!last) return;
      for (const { sheet, row: at, facts } of page)
        yield [
          sheet,
          at,
          (facts.faults ?? []).map(faultSentence).join("；"),
          ...headers.map((_, column) => facts.cells?.[column] || null),
        ];
      await setImmediate();
      after = last.n;
    }
  }
  const bytes = await writeXlsx({ name: "有问题的行", columns, rows: rows() });
  return { name: `${row.fileName.replace(/\.\w+$/, "")}－有问题的行.xlsx`, bytes };
}

async function tableFaults(tx: Records, { importId }: { importId: string }): Promise<MadeFile | null> {
  const row = await tx.imports.byId(importId);
  if (!row) return null;
  const rows = stagedTableOf(row).file.faulty.map(({ row: n, name, reason }) => [n, name, reason]);
  const columns = [
    { title: "行号", width: 8 },
    { title: "名称", width: 30 },
    { title: "问题", width: 80 },
  ];
  const bytes = await writeXlsx({ name: "有问题的行", columns, rows });
  return { name: `${row.fileName.replace(/\.\w+$/, "")}－有问题的行.xlsx`, bytes };
}

/** 抽查事项清单 with the headers that the import reads. */
async function itemsFile(tx: Records): Promise<MadeFile> {
  const titles = ["编号", "抽查事项名称", "事项类别", "责任科室", "检查对象", "检查依据", "检查内容"];
  const more = ["检查方式", "抽查比例", "抽查频次", "会同部门", "来源"];
  const rows = (await tx.items.all())
    .filter(({ state }) => state !== "retired")
    .map((item) => [
      ...[item.code, item.name, itemKindNames[item.kind], item.section],
      ...[item.targetTypes.map((type) => targetTypeNames[type]).join("、"), item.legalBasis, item.content],
      ...[item.methods.join("、"), item.ratioMax === null ? "" : percent(item.ratioMax)],
      ...[
        item.timesAYear === null ? "" : `每年${item.timesAYear}次`,
        item.departments.join("、"),
        item.source,
      ],
    ]);
  const columns = [...titles, ...more].map((title) => ({
    title,
    width: /依据|内容|来源/.test(title) ? 40 : 16,
  }));
  return { name: "抽查事项清单.xlsx", bytes: await writeXlsx({ name: "抽查事项清单", columns, rows }) };
}

/** A plan's table with the lines of its entries as columns. */
async function planFile(
  tx: Records,
  { year, version }: { year: number; version: number },
): Promise<MadeFile | null> {
  const plan = (await tx.plan.versions(year)).find((one) => one.version === version);
  if (!plan) return null;
  const entries = await tx.plan.entriesByIds(plan.entryIds);
  const items = new Map((await tx.items.all()).map(({ code, name }) => [code, name]));
  const table = entries.map((entry) => [
    ["编号", entry.code],
    ...entryLines(entry, (code) => items.get(code) ?? code),
  ]);
  const columns = (table[0] ?? []).map(([title = ""]) => ({ title, width: 20 }));
  const rows = table.map((lines) => lines.map(([, text = ""]) => text));
  const bytes = await writeXlsx({ name: `${year}年度抽查计划`, columns, rows });
  return { name: `${year}年度抽查计划（第${version}版）.xlsx`, bytes };
}

/** The rows of a month's credit classes that were not taken over. */
async function creditFaults(tx: Records, { importId }: { importId: string }): Promise<MadeFile | null> {
  const row = await tx.imports.byId(importId);
  if (row?.kind !== "credit") return null;
  const { faults } = await readStagedCredit(tx, row);
  const columns = [
    { title: "行号", width: 8 },
    { title: "名称", width: 30 },
    { title: "问题", width: 80 },
  ];
  const rows = faults.map((one) => [one.row, one.name, creditFaultWords(one)]);
  const bytes = await writeXlsx({ name: "有问题的行", columns, rows });
  return { name: `${row.fileName.replace(/\.\w+$/, "")}－有问题的行.xlsx`, bytes };
}
