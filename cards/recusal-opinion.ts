import type { Card } from "./kit.ts";
import { paragraph } from "./kit-blocks.ts";
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

export interface RecusalOpinionFacts extends RecusalMatter {
  opinion: Opinion | null;
  /** Who decides once the opinion is given; 局领导 where they are not named. */
  deciders?: string[];
  decision: Decision | null;
}

/** 回避意见: the section head says whether the reason holds. */
export function recusalOpinionCard(facts: RecusalOpinionFacts): Card {
  const { opinion, decision } = facts;
  if (decision !== null) {
    const face = {
      title: "回避申请",
      label: decision.approved ? "已准予" : "未准予",
      labelColour: "green",
      colour: "green",
    } as const;
    return recusalCard(facts, face, [
      ...(opinion === null ? [] : [opinionRows(opinion)]),
      ...decisionBlocks(decision, "准予回避", "不予回避"),
    ]);
  }
  if (opinion !== null) {
    const face = { title: "回避申请", label: "待局领导决定", labelColour: "blue", colour: "blue" } as const;
    const next = facts.deciders?.join("、") || "局领导";
    return recusalCard(facts, face, [opinionRows(opinion), paragraph(`已转${next}决定。`)]);
  }
  const face = { title: "回避申请", label: "请提出意见", labelColour: "orange", colour: "orange" } as const;
  return recusalCard(facts, face, [opinionForm(facts.recusalId), article43()]);
}

const opinionForm = (recusalId: string): Root =>
  form(
    "opinion",
    [
      input("text", "意见（不同意的须写明理由）", {
        multiline: true,
        hint: "例如：情况属实，建议准予回避",
        longest: 300,
      }),
    ],
    [
      submit(
        "opinion_yes",
        "同意回避",
        { act: "recusal.opinion", recusalId, agree: true },
        { kind: "primary" },
      ),
      submit("opinion_no", "不同意", { act: "recusal.opinion", recusalId, agree: false }),
    ],
  );
