import { type Card, card } from "./kit.ts";
import { figures, heading, note, paragraph } from "./kit-blocks.ts";
import { button, form, input, submit } from "./kit-elements.ts";

export interface DrawMoreFacts {
  drawId: string;
  name: string;
  batch: number;
  drawnTotal: number;
  poolSize: number;
}

/** 补抽: further down the same list, or another target in place of one. Both need a leader's consent. */
export function drawMoreCard(facts: DrawMoreFacts): Card {
  const { drawId } = facts;
  return card({
    title: `补抽：${facts.name}`,
    subtitle: `第 ${facts.batch} 批　编号 ${drawId}`,
    colour: "blue",
    elements: [
      figures([
        { label: "抽取范围（家）", value: facts.poolSize },
        { label: "已抽（家）", value: facts.drawnTotal, colour: "blue" },
      ]),
      paragraph("补抽接着原来排好的次序往下取，已经抽出的名单和检查组不变。须经分管领导同意。"),
      form(
        "draw_more",
        [
          heading("增加家数，填这一项"),
          input("more", "增加几家", { hint: "例如：2", longest: 4 }),
          heading("换一家，填这一项"),
          input("assignmentId", "哪一项任务", { hint: `例如：${drawId}-003`, longest: 90 }),
          heading("理由"),
          input("reason", "为什么要补", { required: true, hint: "例如：该机构已注销停办", longest: 200 }),
        ],
        [
          submit("draw_extend_send", "申请补抽", { act: "draw.extend", drawId }, { kind: "primary" }),
          submit("draw_replace_send", "申请另补一家", { act: "draw.replace", drawId }),
        ],
      ),
      note("换一家时，由同一类别中排在后面的第一家递补；原任务注明理由后不再办理。"),
      button("返回抽取卡片", { act: "draw.open", drawId }),
    ],
  });
}
