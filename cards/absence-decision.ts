import type { Card } from "./kit.ts";
import { note } from "./kit-blocks.ts";
import { form, input, type Root, submit } from "./kit-elements.ts";
import { type Decision, decisionBlocks, type RecusalMatter, recusalCard } from "./recusal-blocks.ts";

export interface AbsenceDecisionFacts extends RecusalMatter {
  decision: Decision | null;
}

/** 无法参加: the section head decides, the bureau leader where the section has no other head. */
export function absenceDecisionCard(facts: AbsenceDecisionFacts): Card {
  const { decision } = facts;
  if (decision !== null) {
    const face = {
      title: "无法参加检查",
      label: decision.approved ? "已同意" : "未同意",
      labelColour: "green",
      colour: "green",
    } as const;
    return recusalCard(facts, face, decisionBlocks(decision, "同意调整", "不同意"));
  }
  const face = { title: "无法参加检查", label: "请决定", labelColour: "orange", colour: "orange" } as const;
  return recusalCard(facts, face, [
    decideForm(facts.recusalId),
    note("同意后系统按规则随机抽取递补人员，不由申请人或科室指定。"),
  ]);
}

const decideForm = (recusalId: string): Root =>
  form(
    "absence",
    [
      input("text", "意见（不同意的须写明理由）", {
        multiline: true,
        hint: "例如：已核实，当日参加省级培训",
        longest: 300,
      }),
    ],
    [
      submit("absence_yes", "同意", { act: "absence.decide", recusalId, agree: true }, { kind: "primary" }),
      submit("absence_no", "不同意", { act: "absence.decide", recusalId, agree: false }),
    ],
  );
