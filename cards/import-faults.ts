import { type Card, card } from "./kit.ts";
import { note, pager } from "./kit-blocks.ts";
import { button, buttons, type RootOnly, table } from "./kit-elements.ts";

/** A row that is not taken over. `row` counts as in the spreadsheet. */
export interface ImportFault {
  sheet: string | null;
  row: number;
  name: string | null;
  /** In Chinese, with what to do. */
  reason: string;
}

export interface ImportFaultsFacts {
  importId: string;
  fileName: string;
  /** Those of the page. */
  faults: ImportFault[];
  total: number;
  page: number;
}

/** Rows of a page. */
export const FAULTS_A_PAGE = 20;

export const faultTable = (faults: ImportFault[]): RootOnly =>
  table(
    [
      { key: "row", title: "行号", width: "80px" },
      { key: "name", title: "名称" },
      { key: "reason", title: "问题" },
    ],
    faults.map((one) => ({
      row: one.sheet === null ? String(one.row) : `${one.sheet} ${one.row}`,
      name: one.name ?? "（空）",
      reason: one.reason,
    })),
  );

/** All faulty rows of an import, page by page. */
export function importFaultsCard(facts: ImportFaultsFacts): Card {
  const pages = Math.max(1, Math.ceil(facts.total / FAULTS_A_PAGE));
  return card({
    title: "有问题的行",
    subtitle: facts.fileName,
    labels: [{ text: `${facts.total} 行`, colour: "red" }],
    colour: "orange",
    elements: [
      faultTable(facts.faults),
      ...pager(facts.page, pages, (to) => ({ act: "import.faults", importId: facts.importId, page: to })),
      note("这些行没有写入名录。请在原文件中改好后重新发送。"),
      buttons([
        button("下载问题行", { act: "import.download", importId: facts.importId }),
        button("返回导入预览", { act: "import.open", importId: facts.importId }),
      ]),
    ],
  });
}
