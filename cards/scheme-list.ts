import { type Card, card } from "./kit.ts";
import { note, pageOf, pager, paragraph } from "./kit-blocks.ts";
import { button, markdown, type Root } from "./kit-elements.ts";
import { ink, label, lines, md } from "./kit-text.ts";
import { type SchemeState, schemeStates } from "./scheme.ts";
import { days } from "./when.ts";

export interface SchemeListFacts {
  batches: {
    entryId: string;
    code: string;
    name: string;
    batch: number;
    drawFrom: string;
    drawUntil: string;
    /** The newest; null where none was written. */
    scheme: { schemeId: string; state: SchemeState } | null;
  }[];
  page: number;
}

const PER_PAGE = 8;

/** Batches that are still to be drawn, and how far their schemes are; those without come first. */
export function schemeListCard({ batches, page: asked }: SchemeListFacts): Card {
  const { part, page, pages } = pageOf(batches, asked, PER_PAGE);
  const missing = batches.filter(({ scheme }) => scheme === null).length;
  return card({
    title: "实施方案",
    colour: missing > 0 ? "orange" : "blue",
    elements: [
      paragraph(
        batches.length === 0
          ? "目前没有待抽取的计划任务，无需编制方案。"
          : `待抽取 ${batches.length} 批，其中 ${missing} 批还没有方案。`,
      ),
      ...part.flatMap(line),
      ...pager(page, pages, (to) => ({ act: "scheme.list", page: to })),
      note("抽取前，方案须经分管领导批准并公示；不预先通知的检查批准后即可抽取，检查结束后再公示。"),
    ],
  });
}

const line = ({ scheme, ...one }: SchemeListFacts["batches"][number]): Root[] => {
  const state = scheme ? schemeStates[scheme.state] : ({ text: "未编制", colour: "red" } as const);
  const when = ink("grey", `抽取期 ${days(one.drawFrom, one.drawUntil)}`);
  return [
    markdown(lines([md`${one.name}　第 ${one.batch} 批`, md`${label(state.colour, state.text)}　${when}`])),
    scheme
      ? button("查看", { act: "scheme.open", schemeId: scheme.schemeId })
      : button("编制方案", { act: "scheme.draft", entryId: one.entryId, batch: one.batch }),
  ];
};
