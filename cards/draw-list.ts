import { type DrawnTarget, drawnTable } from "./draw-table.ts";
import { type Card, card } from "./kit.ts";
import { note, pageOf, pager } from "./kit-blocks.ts";
import { button } from "./kit-elements.ts";

export interface DrawListFacts {
  drawId: string;
  name: string;
  batch: number;
  page: number;
  /** All of them in order of showing; the card takes its page. */
  targets: DrawnTarget[];
}

const PAGE = 20;

/** The whole list of a draw, page by page. */
export function drawListCard(facts: DrawListFacts): Card {
  const { part, page, pages } = pageOf(facts.targets, facts.page, PAGE);
  return card({
    title: `抽中名单：${facts.name}`,
    subtitle: `第 ${facts.batch} 批　共 ${facts.targets.length} 家　编号 ${facts.drawId}`,
    colour: "green",
    forward: true,
    elements: [
      drawnTable(part),
      ...pager(page, pages, (to) => ({ act: "draw.list", drawId: facts.drawId, page: to })),
      note("名单按随机产生的次序排列，先后不表示任何含义。"),
      button("返回抽取卡片", { act: "draw.open", drawId: facts.drawId }),
    ],
  });
}
