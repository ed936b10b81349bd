import type { DrawState } from "../src/domain/draw-record.ts";
import { drawStateNames } from "../src/domain/words.ts";
import { type Card, card } from "./kit.ts";
import { pageOf, pager, paragraph } from "./kit-blocks.ts";
import { button, markdown, type Root, rule } from "./kit-elements.ts";
import { bold, type Colour, ink, label, lines, md } from "./kit-text.ts";
import { moment } from "./when.ts";

export interface ProgressListFacts {
  /** Newest first. */
  draws: {
    drawId: string;
    name: string;
    batch: number;
    state: DrawState;
    /** ISO instant of the commitment. */
    committedAt: string;
    targets: number | null;
    members: number;
    confirmed: number;
    late: number;
  }[];
  page: number;
}

const PAGE = 8;

/** 进度 without a number: all draws. */
export function progressListCard(facts: ProgressListFacts): Card {
  const { part, page, pages } = pageOf(facts.draws, facts.page, PAGE);
  return card({
    title: "抽取进度",
    labels: facts.draws.length === 0 ? [] : [{ text: `${facts.draws.length} 次抽取`, colour: "blue" }],
    colour: "blue",
    elements: [
      ...(facts.draws.length === 0
        ? [paragraph("还没有进行过抽取。"), button("查看帮助", { act: "help.open" })]
        : part.flatMap(drawBlocks)),
      ...pager(page, pages, (to) => ({ act: "progress.list", page: to })),
    ],
  });
}

const stateColours: Record<DrawState, Colour> = {
  committed: "orange",
  drawn: "green",
  published: "green",
  voided: "neutral",
};

function drawBlocks(draw: ProgressListFacts["draws"][number], index: number): Root[] {
  const open = draw.state === "drawn" || draw.state === "published";
  return [
    ...(index === 0 ? [] : [rule()]),
    markdown(
      lines([
        md`${label(stateColours[draw.state], drawStateNames[draw.state])} ${bold(`${draw.name} 第 ${draw.batch} 批`)}`,
        md`${ink("grey", "编号")}　${draw.drawId}　${ink("grey", "锁定于")}　${moment(draw.committedAt)}`,
        ...(open
          ? [
              md`抽中 ${draw.targets ?? 0} 家，已确认 ${draw.confirmed}/${draw.members} 人次${draw.late > 0 ? ink("red", `，逾期 ${draw.late} 人次`) : ""}`,
            ]
          : []),
      ]),
    ),
    open
      ? button("查看进度", { act: "progress.open", drawId: draw.drawId, page: 1 })
      : button("查看抽取卡片", { act: "draw.open", drawId: draw.drawId }),
  ];
}
