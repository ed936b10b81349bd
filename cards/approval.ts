import { type Card, type CardParts, card } from "./kit.ts";
import { note, type Row, rows } from "./kit-blocks.ts";
import { button, form, input, type Root, submit } from "./kit-elements.ts";
import { type Colour, prose } from "./kit-text.ts";
import { moment } from "./when.ts";

export interface ApprovalFacts {
  approvalId: string;
  title: string;
  reason: string;
  by: string;
  /** ISO instant. */
  at: string;
  /** Who may decide. */
  deciders: string[];
  state: "pending" | "approved" | "returned" | "withdrawn";
  outcome: { by: string; at: string; text: string } | null;
  /** What is decided on: drawn by the card of its kind. */
  matter: { rows: Row[]; blocks: Root[]; consequence: string };
}

const faces: Record<
  ApprovalFacts["state"],
  { label: string; labelColour: Colour; colour: CardParts["colour"] }
> = {
  pending: { label: "待审批", labelColour: "orange", colour: "orange" },
  approved: { label: "已同意", labelColour: "green", colour: "green" },
  returned: { label: "已退回", labelColour: "red", colour: "grey" },
  withdrawn: { label: "已撤回", labelColour: "neutral", colour: "grey" },
};

const verbs = { approved: "同意", returned: "退回", withdrawn: "撤回", pending: "" } as const;

/** 审批: what one proposes and a second person decides. */
export function approvalCard(facts: ApprovalFacts): Card {
  const face = faces[facts.state];
  const { matter, outcome } = facts;
  return card({
    title: facts.title,
    labels: [{ text: face.label, colour: face.labelColour }],
    colour: face.colour,
    elements: [
      rows([
        ...matter.rows,
        facts.reason === "" ? null : ["理由", prose(facts.reason)],
        ["提出人", `${facts.by}　${moment(facts.at)}`],
        outcome ? ["办理", `${outcome.by}${verbs[facts.state]}　${moment(outcome.at)}`] : null,
        facts.state === "pending" ? ["由谁审批", facts.deciders.join("、")] : null,
        outcome?.text ? ["意见", prose(outcome.text)] : null,
      ]),
      ...matter.blocks,
      ...(facts.state === "pending" ? decision(facts) : []),
    ],
  });
}

const decision = ({ approvalId, matter }: ApprovalFacts): Root[] => [
  ...(matter.consequence === "" ? [] : [note(matter.consequence)]),
  form(
    "approval_decide",
    [input("text", "审批意见（退回的请写明理由）", { multiline: true, longest: 300 })],
    [
      submit(
        "approval_approve",
        "同意",
        { act: "approval.decide", approvalId, approve: true },
        {
          kind: "primary_filled",
          confirm: { title: "同意？", text: matter.consequence || "同意后立即生效。" },
        },
      ),
      submit("approval_return", "退回修改", { act: "approval.decide", approvalId, approve: false }),
    ],
  ),
  button(
    "撤回（提出人）",
    { act: "approval.withdraw", approvalId },
    { kind: "text", confirm: { title: "撤回送审？", text: "撤回后可以修改，再重新送审。" } },
  ),
];
