import { type Card, card } from "./kit.ts";
import { note, paragraph, rows } from "./kit-blocks.ts";
import { button, markdown, type Root, rule } from "./kit-elements.ts";
import { bold, label, md, plain, text } from "./kit-text.ts";
import { day, days } from "./when.ts";

export interface DueEntry {
  entryId: string;
  code: string;
  name: string;
  section: string;
  kind: "key" | "general";
  /** Names of the items. */
  items: string[];
  drawFrom: string;
  drawUntil: string;
  visitFrom: string;
  visitUntil: string;
  batches: number;
  batchesLeft: number;
  announced: boolean;
  /** A draw of this entry that waits for its witnesses. */
  underWay: string | null;
}

export interface DrawDueFacts {
  /** Approved, published, within the drawing window. */
  entries: DueEntry[];
  /** Approved and published, but not yet in the window. */
  later: { code: string; name: string; drawFrom: string }[];
}

const MOST = 8;

/** 抽取: the plan entries that can be drawn now. */
export function drawDueCard({ entries, later }: DrawDueFacts): Card {
  const shown = entries.slice(0, MOST);
  const elements: Root[] =
    entries.length === 0 ? [paragraph("目前没有到期可抽取的计划任务。")] : shown.flatMap(entryBlocks);
  if (entries.length > shown.length)
    elements.push(note(`另有 ${entries.length - shown.length} 项，请发送“抽取”加任务编号办理。`));
  if (later.length > 0) elements.push(rule(), note(upcoming(later)));
  elements.push(note("只列出已批准并公开、处于抽取期内的计划任务。"));
  if (entries.length === 0) elements.push(button("抽取进度", { act: "progress.list", page: 1 }));
  return card({
    title: "可以抽取的计划任务",
    labels: entries.length === 0 ? [] : [{ text: `${entries.length} 项`, colour: "blue" }],
    colour: entries.length === 0 ? "grey" : "blue",
    elements,
  });
}

function entryBlocks(entry: DueEntry, index: number): Root[] {
  const key = entry.kind === "key" ? label("red", "重点") : label("neutral", "一般");
  const quiet = entry.announced ? md`` : md` ${label("purple", "不预先告知")}`;
  return [
    ...(index === 0 ? [] : [rule()]),
    markdown(md`${bold(entry.name)}　${key}${quiet}`),
    rows([
      ["任务编号", entry.code],
      ["责任科室", entry.section],
      ["抽查事项", text(entry.items.join("、"), 150)],
      ["抽取期", `${days(entry.drawFrom, entry.drawUntil)}`],
      ["检查期", days(entry.visitFrom, entry.visitUntil)],
      ["剩余批次", `${entry.batchesLeft} 批（共 ${entry.batches} 批）`],
    ]),
    entry.underWay === null
      ? button("准备抽取", { act: "draw.prepare", entryId: entry.entryId }, { kind: "primary" })
      : button("抽取进行中，去查看", { act: "draw.open", drawId: entry.underWay }),
  ];
}

const upcoming = (later: DrawDueFacts["later"]): string =>
  `还未到抽取期：${later
    .slice(0, 6)
    .map((entry) => `${plain(entry.name, 30)}（${day(entry.drawFrom)}起）`)
    .join("；")}${later.length > 6 ? ` 等 ${later.length} 项` : ""}`;
