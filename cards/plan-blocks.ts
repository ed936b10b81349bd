// What the plan's own card and the leader's approval card show alike.

import { figures, heading, note, paragraph, type Row, rows } from "./kit-blocks.ts";
import { type Display, markdown, panel, type Root, type RootOnly, table } from "./kit-elements.ts";
import { type Ink, ink, lines, md, plain, text } from "./kit-text.ts";

export interface PlanFigures {
  draws: number;
  registered: number;
  visits: number;
  /** Shares as whole percents with one decimal, null where there is nothing to divide. */
  creditDraws: SharePair;
  creditVisits: SharePair;
  inspected: SharePair;
  joint: number | null;
  load: number;
  months: number[];
  /** 口径 of S1 as fixed for the year. */
  reading: "draws" | "visits" | null;
}

interface SharePair {
  enterprises: number | null;
  all: number | null;
}

export interface PlanRow {
  code: string;
  name: string;
  section: string;
  key: boolean;
  scope: string;
  ratio: string;
  batches: number;
  visits: number | null;
  /** In months, such as 4月至6月. */
  when: string;
}

export interface PlanDifference {
  added: string[];
  removed: string[];
  changed: { name: string; changes: { label: string; before: string; after: string }[] }[];
}

const shown = (share: number | null): string => (share === null ? "—" : `${share}%`);
const colour = (share: number | null, least: number): Ink =>
  share === null ? "default" : share >= least ? "green" : "red";

/** Big numbers, the two shares that the work plan demands, and the year as a picture. */
export function planFigures(one: PlanFigures): Display[] {
  return [
    figures([
      { label: "抽取（批）", value: one.draws, colour: "blue" },
      { label: "预计检查（家次）", value: one.visits },
      { label: "人均检查（次）", value: one.load },
    ]),
    rows([
      shareRow("信用分类占比·按抽取批次", one.creditDraws, 85, one.reading === "draws"),
      shareRow("信用分类占比·按检查家次", one.creditVisits, 85, one.reading === "visits"),
      shareRow("预计抽查占比", one.inspected, 3, false),
      ["联合检查占比", shown(one.joint)],
      one.registered === 0 ? null : ["外部门发起", `${one.registered} 项（只登记，由发起部门抽取）`],
    ]),
    ...monthBlocks(one.months),
  ];
}

const shareRow = (label: string, share: SharePair, least: number, fixed: boolean): Row => [
  label,
  md`企业 ${ink(colour(share.enterprises, least), shown(share.enterprises))}（要求不低于 ${least}%），全部对象 ${shown(share.all)}${fixed ? "　本年度口径" : ""}`,
];

function monthBlocks(months: number[]): Display[] {
  const most = Math.max(...months);
  if (!(most > 0)) return [];
  const line = months.flatMap((visits, month) =>
    visits < 0.5
      ? []
      : [
          md`${`${month + 1}月`}　${"█".repeat(Math.max(1, Math.round((visits / most) * 12)))} ${Math.round(visits)}`,
        ],
  );
  return [panel(md`各月预计检查家次`, [markdown(lines(line))])];
}

export const planTable = (list: PlanRow[]): RootOnly =>
  table(
    [
      { key: "name", title: "任务名称", width: "180px" },
      { key: "scope", title: "对象范围", width: "180px" },
      { key: "ratio", title: "抽查比例", width: "140px" },
      { key: "batches", title: "批次", width: "80px" },
      { key: "visits", title: "预计家次", width: "90px" },
      { key: "when", title: "检查时间", width: "130px" },
      { key: "section", title: "责任科室", width: "130px" },
    ],
    list.map((one) => ({
      name: plain(`${one.key ? "★" : ""}${one.name || "（未命名）"}`, 40),
      scope: plain(one.scope, 40),
      ratio: plain(one.ratio, 40),
      batches: String(one.batches),
      visits: one.visits === null ? "—" : String(one.visits),
      when: one.when,
      section: plain(one.section, 20),
    })),
    { pageSize: 10, freezeFirst: true },
  );

export const warningBlocks = (warnings: string[]): Root[] =>
  warnings.length === 0
    ? []
    : [heading(ink("red", "请注意")), ...warnings.slice(0, 6).map((one) => paragraph(text(one, 90)))];

/** Old and new beside each other (S9). */
export function differenceBlocks(diff: PlanDifference): Root[] {
  const part = (title: string, list: string[]): Row | null =>
    list.length === 0 ? null : [title, text(list.join("、"), 200)];
  const changed = diff.changed
    .slice(0, 6)
    .map(({ name, changes }) =>
      panel(md`调整：${name}（${changes.length} 处）`, [
        markdown(
          lines(
            changes.map(
              (one) =>
                md`${ink("grey", one.label)}　${text(one.before || "（空）", 60)} → ${text(one.after || "（空）", 60)}`,
            ),
          ),
        ),
      ]),
    );
  return [
    heading("与现行计划的差异"),
    rows([part("新增", diff.added), part("取消", diff.removed)]),
    ...changed,
    ...(diff.changed.length > 6 ? [note(`另有 ${diff.changed.length - 6} 项调整，见计划卡片。`)] : []),
    ...(diff.added.length + diff.removed.length + diff.changed.length === 0 ? [paragraph("没有差异。")] : []),
  ];
}
