import {
  columnLetters,
  mappedFields,
  type RosterMapping,
  type TableHead,
} from "../src/domain/roster-mapping.ts";
import { inspectorFieldNames, targetFieldNames } from "../src/domain/roster-words.ts";
import { importStateNames } from "../src/domain/words.ts";
import { type Card, card } from "./kit.ts";
import { note, paragraph } from "./kit-blocks.ts";
import {
  button,
  type Display,
  type Field,
  form,
  markdown,
  type Option,
  select,
  submit,
  table,
} from "./kit-elements.ts";
import { ink } from "./kit-text.ts";

export interface ImportMappingFacts {
  importId: string;
  fileName: string;
  kind: "targets" | "inspectors";
  head: TableHead;
  guess: RosterMapping;
}

/** The option that leaves a field out, or says that there is no header row. */
const NONE = "none";
const COLUMNS_SHOWN = 8;

const kinds = { targets: "检查对象", inspectors: "执法检查人员" } as const;
const caption = (words: string): Display => markdown(ink("grey", words));

/** 对应各列: the file's first rows, and for every field the column it stands in, with the guess preselected. */
export function importMappingCard(facts: ImportMappingFacts): Card {
  const { importId, head, kind } = facts;
  const other = kind === "targets" ? "inspectors" : "targets";
  return card({
    title: `导入${kinds[kind]}名录：请对应各列`,
    subtitle: facts.fileName,
    labels: [{ text: importStateNames.mapping, colour: "orange" }],
    colour: "orange",
    summary: "导入名录：表头无法识别，请对应各列",
    elements: [
      paragraph(
        "这份表格的表头无法识别。下面是文件开头几行，请选择每一项在哪一列；已按内容预选，请核对后按“应用”。",
      ),
      headTable(head),
      ...widthNotes(head),
      button(`改为导入${kinds[other]}名录`, { act: "import.mapKind", importId, kind: other }),
      form("import_mapping", fields(facts), [
        submit("import_map", "应用", { act: "import.map", importId, kind }, { kind: "primary_filled" }),
      ]),
      button("取消", { act: "import.cancel", importId }),
      note("按“应用”之后先核对并出预览，名录不会马上变动。对应错了的，可以取消后重新发送文件。"),
    ],
  });
}

const widthNotes = ({ columns, left }: TableHead) => [
  ...(columns.length > COLUMNS_SHOWN ? [note(`表格较宽，上面只显示前 ${COLUMNS_SHOWN} 列。`)] : []),
  ...(left > 0
    ? [note(`还有 ${left} 列没有列出，其中有需要导入的，请在表格中移到前面，取消后重新发送。`)]
    : []),
];

function headTable({ rows, columns }: TableHead) {
  const shown = columns.slice(0, COLUMNS_SHOWN);
  const at = (column: number): string => `c${column}`;
  return table(
    [
      { key: "row", title: "行", width: "60px" },
      ...shown.map((column) => ({ key: at(column), title: `${columnLetters(column)} 列`, width: "auto" })),
    ],
    rows.map(({ row, cells }) => ({
      row: String(row),
      ...Object.fromEntries(shown.map((column) => [at(column), short(cells[column] ?? "", 16)])),
    })),
  );
}

/** The fields asked for, with what they are called. */
const asked = {
  targets: mappedFields.targets.map((field) => ({ field, name: targetFieldNames[field] })),
  inspectors: mappedFields.inspectors.map((field) => ({ field, name: inspectorFieldNames[field] })),
} as const;

function fields({ head, guess, kind }: ImportMappingFacts): (Display | Field)[] {
  const header = head.rows.find(({ row }) => row === guess.headerRow);
  const example = head.rows.find(({ row }) => row > guess.headerRow);
  const columns: Option[] = head.columns.map((column) => ({
    value: String(column),
    text: columnText(column, header?.cells[column] ?? "", example?.cells[column] ?? ""),
  }));
  const none: Option = { value: NONE, text: "不导入" };
  return [
    caption("表头在哪一行（这一行及以上不作为内容）"),
    select("headerRow", headerOptions(head), {
      required: true,
      chosen: guess.headerRow === 0 ? NONE : String(guess.headerRow),
    }),
    ...asked[kind].flatMap(({ field, name }, index) => {
      const column = guess.columns[field];
      const chosen = column === undefined ? (index === 0 ? undefined : NONE) : String(column);
      return [
        caption(index === 0 ? `${name}（必选）` : name),
        select(`c_${field}`, index === 0 ? columns : [none, ...columns], {
          required: index === 0,
          ...(chosen === undefined ? {} : { chosen }),
        }),
      ];
    }),
  ];
}

const headerOptions = ({ rows }: TableHead): Option[] => [
  ...rows.map(({ row, cells }) => ({
    value: String(row),
    text: `第 ${row} 行：${cells
      .filter((cell) => cell !== "")
      .slice(0, 4)
      .join("、")}`,
  })),
  { value: NONE, text: "没有表头，第一行就是内容" },
];

/** "A 列：单位全称"; without a header, what stands first in the column. */
function columnText(column: number, header: string, example: string): string {
  const said = header === "" ? (example === "" ? "" : `如 ${short(example)}`) : short(header);
  return said === "" ? `${columnLetters(column)} 列` : `${columnLetters(column)} 列：${said}`;
}

/** A choice is repeated for every field, and a card may not grow over the platform's limit. */
const short = (cell: string, most = 8): string => [...cell].slice(0, most).join("");
