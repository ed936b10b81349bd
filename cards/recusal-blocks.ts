// What the three cards about stepping back share.

import { type Card, type CardParts, card } from "./kit.ts";
import { note, paragraph, rows } from "./kit-blocks.ts";
import { type Display, type Root, rule } from "./kit-elements.ts";
import { type Colour, prose } from "./kit-text.ts";
import { days, moment } from "./when.ts";

/** What is asked, by whom and for which task. Instants are ISO. */
export interface RecusalMatter {
  recusalId: string;
  assignmentId: string;
  entryName: string;
  applicant: string;
  section: string | null;
  target: string;
  visitFrom: string;
  visitUntil: string;
  reason: string;
  askedAt: string;
  /** By when an answer is due; null when it is closed. */
  dueAt: string | null;
}

export interface Opinion {
  agree: boolean;
  text: string;
  by: string;
  at: string;
}

export interface Decision {
  approved: boolean;
  text: string;
  by: string;
  at: string;
  /** Who was drawn to follow; null when refused, or when nobody was left. */
  replacement: string | null;
}

/** A card about the matter: what is asked first, then what became of it or what is to be done. */
export function recusalCard(
  matter: RecusalMatter,
  face: { title: string; label: string; labelColour: Colour; colour: CardParts["colour"] },
  rest: Root[],
): Card {
  return card({
    title: `${face.title}：${matter.applicant}`,
    subtitle: `任务编号 ${matter.assignmentId}`,
    labels: [{ text: face.label, colour: face.labelColour }],
    colour: face.colour,
    summary: `${face.title}（${face.label}）：${matter.applicant}`,
    elements: [matterRows(matter), rule(), ...rest],
  });
}

const matterRows = (matter: RecusalMatter): Display =>
  rows([
    ["申请人", matter.section === null ? matter.applicant : `${matter.applicant}（${matter.section}）`],
    ["检查对象", matter.target],
    ["计划任务", matter.entryName],
    ["检查期限", days(matter.visitFrom, matter.visitUntil)],
    ["申请理由", prose(matter.reason)],
    ["提出时间", moment(matter.askedAt)],
    matter.dueAt === null ? null : ["请于此前办理", moment(matter.dueAt)],
  ]);

export const opinionRows = (opinion: Opinion): Display =>
  rows([
    [
      "科室意见",
      prose(`${opinion.agree ? "同意回避" : "不同意回避"}${opinion.text === "" ? "" : `：${opinion.text}`}`),
    ],
    ["提出人", `${opinion.by}　${moment(opinion.at)}`],
  ]);

export function decisionBlocks(decision: Decision, yes: string, no: string): Display[] {
  const { approved, text, by, at, replacement } = decision;
  return [
    rows([
      ["决定", prose(`${approved ? yes : no}${text === "" ? "" : `：${text}`}`)],
      ["决定人", `${by}　${moment(at)}`],
      approved && replacement !== null ? ["递补人员", `${replacement}（随机抽取）`] : null,
    ]),
    ...(approved && replacement === null
      ? [paragraph("没有符合条件的人员可以递补，请双随机办补充人员。")]
      : []),
    ...(approved ? [] : [note("任务仍由申请人承担，已重新给予确认时限。")]),
  ];
}

/** 行政处罚法（2021年修订）第四十三条 */
export const article43 = (): Display =>
  note(
    "《中华人民共和国行政处罚法》第四十三条：“执法人员与案件有直接利害关系或者有其他关系可能影响公正执法的，应当回避。”“当事人提出回避申请的，行政机关应当依法审查，由行政机关负责人决定。决定作出之前，不停止调查。”",
  );
