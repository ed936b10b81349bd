import type { Card } from "./kit.ts";
import { note } from "./kit-blocks.ts";
import { form, input, type Root, submit } from "./kit-elements.ts";
import {
  article43,
  type Decision,
  decisionBlocks,
  type Opinion,
  opinionRows,
  type RecusalMatter,
  recusalCard,
} from "./recusal-blocks.ts";

export interface RecusalDecisionFacts extends RecusalMatter {
  /** null where the section has no head who could give one. */
  opinion: Opinion | null;
  decision: Decision | null;
}

/** 回避决定: a bureau leader decides (行政处罚法 第四十三条). */
export function recusalDecisionCard(facts: RecusalDecisionFacts): Card {
  const { opinion, decision } = facts;
  const heard =
    opinion === null
      ? note("申请人所在科室没有可以提出意见的负责人，直接报局领导决定。")
      : opinionRows(opinion);
  if (decision !== null) {
    const face = {
      title: "回避决定",
      label: decision.approved ? "已准予" : "未准予",
      labelColour: "green",
      colour: "green",
    } as const;
    return recusalCard(facts, face, [heard, ...decisionBlocks(decision, "准予回避", "不予回避")]);
  }
  const face = { title: "回避申请", label: "请决定", labelColour: "orange", colour: "orange" } as const;
  return recusalCard(facts, face, [heard, decideForm(facts.recusalId), article43()]);
}

const decideForm = (recusalId: string): Root =>
  form(
    "decision",
    [
      input("text", "批示（不予回避的须写明理由）", {
        multiline: true,
        hint: "可以不填；不予回避时必须写明理由",
        longest: 300,
      }),
    ],
    [
      submit(
        "decision_yes",
        "准予回避",
        { act: "recusal.decide", recusalId, approve: true },
        {
          kind: "primary",
          confirm: { title: "准予回避？", text: "准予后系统立即按规则随机抽取递补人员。" },
        },
      ),
      submit("decision_no", "不予回避", { act: "recusal.decide", recusalId, approve: false }),
    ],
  );
