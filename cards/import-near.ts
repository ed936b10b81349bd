import { type Card, card } from "./kit.ts";
import { note, pager, paragraph, rows } from "./kit-blocks.ts";
import { button, buttons, type Root, rule } from "./kit-elements.ts";

/** A row that is nearly a target of the registry. */
export interface NearPair {
  n: number;
  row: number;
  name: string;
  /** Type, district, address, code: whatever is known. */
  detail: string;
  had: { name: string; detail: string };
}

export interface ImportNearFacts {
  importId: string;
  fileName: string;
  /** Those of the page, undecided. */
  pairs: NearPair[];
  total: number;
  page: number;
}

/** Pairs of a page. */
export const NEAR_A_PAGE = 4;

/** Rows that are neither added nor dropped before somebody has said whether they are a target we have. */
export function importNearCard(facts: ImportNearFacts): Card {
  const { importId, page, total, pairs } = facts;
  const pages = Math.max(1, Math.ceil(total / NEAR_A_PAGE));
  const decide = (lines: number[], same: boolean) =>
    ({ act: "import.decide", importId, page, lines, same }) as const;
  const all = pairs.map(({ n }) => n);
  const back = button("返回导入预览", { act: "import.open", importId });
  return card({
    title: "是否同一单位",
    subtitle: facts.fileName,
    labels: [
      { text: total === 0 ? "已全部决定" : `${total} 行待决定`, colour: total === 0 ? "green" : "orange" },
    ],
    colour: total === 0 ? "green" : "orange",
    summary: `有 ${total} 行与名录中的单位很像`,
    elements:
      total === 0
        ? [paragraph("相似的行已全部决定，可以返回应用。"), back]
        : [
            note(
              "这些行与名录中的单位很像。合并的更新原有记录，原名称留作曾用名；新增的另立一条；没有决定的不写入。",
            ),
            ...pairs.flatMap((pair): Root[] => [
              rows([
                [`文件第 ${pair.row} 行`, `${pair.name}　${pair.detail}`],
                ["名录中", `${pair.had.name}　${pair.had.detail}`],
              ]),
              buttons([
                button("是同一单位（合并）", decide([pair.n], true)),
                button("不是，新增", decide([pair.n], false)),
              ]),
              rule(),
            ]),
            ...(pairs.length > 1
              ? [
                  buttons([
                    button("本页全部合并", decide(all, true)),
                    button("本页全部新增", decide(all, false)),
                  ]),
                ]
              : []),
            ...pager(page, pages, (to) => ({ act: "import.near", importId, page: to })),
            back,
          ],
  });
}
