import { importStateNames } from "../src/domain/words.ts";
import { type Card, card } from "./kit.ts";
import { figures, heading, note, paragraph, rows } from "./kit-blocks.ts";
import { button, buttons, markdown, panel, type Root, table } from "./kit-elements.ts";
import { lines, md, plain, text } from "./kit-text.ts";
import { moment } from "./when.ts";

export interface TableImportFacts {
  importId: string;
  kind: "items" | "plan";
  /** The plan's year. */
  year: number | null;
  fileName: string;
  /** Names of what would be entered, in order. */
  names: string[];
  remarks: { row: number; text: string }[];
  faulty: { row: number; name: string | null; reason: string }[];
  by: string;
  at: string;
  state: "staged" | "applied" | "cancelled";
}

const SHOWN = 12;

/** What a list of items or a plan's table would enter; nothing is written before 应用. */
export function tableImportCard(facts: TableImportFacts): Card {
  const { names, remarks, faulty, state } = facts;
  return card({
    title: facts.kind === "items" ? "导入抽查事项清单" : `导入${facts.year}年度抽查计划`,
    subtitle: facts.fileName,
    labels: [
      {
        text: importStateNames[state],
        colour: state === "applied" ? "green" : state === "staged" ? "orange" : "neutral",
      },
    ],
    colour: state === "applied" ? "green" : state === "staged" ? "blue" : "grey",
    elements: [
      figures([
        { label: facts.kind === "items" ? "事项" : "计划任务", value: names.length, colour: "green" },
        { label: "需要补正", value: remarks.length, colour: remarks.length > 0 ? "orange" : "default" },
        { label: "有问题的行", value: faulty.length, colour: faulty.length > 0 ? "red" : "default" },
      ]),
      rows([["提交", `${facts.by}　${moment(facts.at)}`]]),
      ...(names.length === 0
        ? [paragraph("没有可以导入的内容。")]
        : [
            panel(md`查看内容（前 ${Math.min(20, names.length)} 项）`, [
              markdown(lines(names.slice(0, 20).map((name, n) => md`${n + 1}. ${text(name, 40)}`))),
            ]),
          ]),
      ...outcome(facts),
      ...(remarks.length === 0
        ? []
        : [
            heading("需要补正"),
            ...remarks.slice(0, SHOWN).map((one) => note(text(`第 ${one.row} 行　${one.text}`, 160))),
          ]),
      ...(remarks.length > SHOWN
        ? [note(`另有 ${remarks.length - SHOWN} 处，导入后在各自的表单上补正。`)]
        : []),
      ...faults(facts),
    ],
  });
}

function outcome({ state, importId, names, kind }: TableImportFacts): Root[] {
  if (state === "applied")
    return [
      paragraph(
        kind === "items" ? "已载入待认领。发送“事项 待认领”办理。" : "已加入计划草稿。发送“计划”接着编制。",
      ),
    ];
  if (state === "cancelled") return [paragraph("已取消，没有写入。")];
  const cancel = button("取消", { act: "table.cancel", importId });
  if (names.length === 0) return [cancel];
  return [
    buttons([
      button(
        "应用",
        { act: "table.apply", importId },
        {
          kind: "primary_filled",
          confirm: {
            title: "写入？",
            text:
              kind === "items"
                ? `${names.length} 项载入待认领，已有的同名事项不重复载入。`
                : `${names.length} 项加入计划草稿，送审前都可以修改。`,
          },
        },
      ),
      cancel,
    ]),
    note("按“应用”之前不会写入任何内容。"),
  ];
}

function faults({ faulty, importId }: TableImportFacts): Root[] {
  if (faulty.length === 0) return [];
  return [
    heading("有问题的行（不写入）"),
    table(
      [
        { key: "row", title: "行号", width: "80px" },
        { key: "name", title: "名称" },
        { key: "reason", title: "问题" },
      ],
      faulty.slice(0, SHOWN).map((one) => ({
        row: String(one.row),
        name: plain(one.name ?? "（空）", 40),
        reason: plain(one.reason, 80),
      })),
    ),
    button("下载问题行", { act: "table.download", importId }),
  ];
}
