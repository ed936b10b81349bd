import { type Card, type CardParts, card } from "./kit.ts";
import { note, rows } from "./kit-blocks.ts";
import { button, form, input, type Root, submit } from "./kit-elements.ts";
import { type Colour, prose } from "./kit-text.ts";
import { moment } from "./when.ts";

export interface DrawProposalFacts {
  proposalId: string;
  drawId: string;
  name: string;
  batch: number;
  ask:
    | { kind: "void"; drawn: boolean }
    | { kind: "extend"; more: number }
    /** `target` is null where the list is not public yet (rules.md §7, unannounced checks). */
    | { kind: "replace"; assignmentId: string; target: string | null };
  reason: string;
  by: string;
  /** ISO instant. */
  at: string;
  /** Who may decide. */
  deciders: string[];
  outcome: { approved: boolean; by: string; at: string; text: string } | null;
}

const titles = { void: "作废申请", extend: "补抽申请", replace: "另补一家的申请" } as const;

/** What one asks for and another decides. */
export function drawProposalCard(facts: DrawProposalFacts): Card {
  const face = faceOf(facts);
  return card({
    title: `${titles[facts.ask.kind]}：${facts.name}`,
    subtitle: `第 ${facts.batch} 批　编号 ${facts.drawId}`,
    labels: [{ text: face.label, colour: face.labelColour }],
    colour: face.colour,
    elements: [
      rows([
        ["申请事项", matter(facts)],
        ["理由", prose(facts.reason)],
        ["提出人", `${facts.by}　${moment(facts.at)}`],
        facts.outcome
          ? [
              "决定",
              `${facts.outcome.by}${facts.outcome.approved ? "同意" : "不同意"}　${moment(facts.outcome.at)}`,
            ]
          : ["由谁决定", facts.deciders.join("、")],
        facts.outcome?.text ? ["意见", prose(facts.outcome.text)] : null,
      ]),
      note(consequence(facts.ask)),
      ...(facts.outcome ? [] : [decideForm(facts.proposalId)]),
      button("查看抽取卡片", { act: "draw.open", drawId: facts.drawId }),
    ],
  });
}

function faceOf({ outcome }: DrawProposalFacts): {
  label: string;
  labelColour: Colour;
  colour: CardParts["colour"];
} {
  if (outcome === null) return { label: "待决定", labelColour: "orange", colour: "orange" };
  return outcome.approved
    ? { label: "已同意", labelColour: "green", colour: "green" }
    : { label: "未同意", labelColour: "neutral", colour: "grey" };
}

function matter({ ask }: DrawProposalFacts): string {
  switch (ask.kind) {
    case "void":
      return ask.drawn ? "作废已经抽出的结果" : "作废正在见证的抽取";
    case "extend":
      return `按原次序增加 ${ask.more} 家`;
    case "replace":
      return ask.target === null
        ? `任务 ${ask.assignmentId} 另补一家`
        : `${ask.target}（任务 ${ask.assignmentId}）另补一家`;
  }
}

function consequence(ask: DrawProposalFacts["ask"]): string {
  switch (ask.kind) {
    case "void":
      return "同意后立即作废：密数公开，任务停止办理，记录和理由公开保留。";
    case "extend":
      return "同意后接着原来排好的次序取，不重新抽取；检查组用事先锁定的第二个密数抽，谁也无法预知。";
    case "replace":
      return "同意后由同一类别中排在后面的第一家递补，原任务不再办理。";
  }
}

const decideForm = (proposalId: string): Root =>
  form(
    "proposal_decide",
    [input("text", "意见（不同意的请写明理由）", { multiline: true, longest: 300 })],
    [
      submit(
        "proposal_approve",
        "同意",
        { act: "proposal.decide", proposalId, approve: true },
        { kind: "primary_filled", confirm: { title: "同意这项申请？", text: "同意后立即生效，不能撤回。" } },
      ),
      submit("proposal_refuse", "不同意", { act: "proposal.decide", proposalId, approve: false }),
    ],
  );
