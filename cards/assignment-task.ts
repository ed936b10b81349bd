import type { MemberState } from "../src/domain/assignment.ts";
import { memberStateNames } from "../src/domain/words.ts";
import { type Card, type CardParts, card } from "./kit.ts";
import { heading, note, paragraph, rows } from "./kit-blocks.ts";
import { button, type Display, form, input, markdown, type Root, rule, submit } from "./kit-elements.ts";
import { bold, type Colour, ink, label, lines, type Md, md, prose, text } from "./kit-text.ts";
import { days, moment } from "./when.ts";

export interface TaskMember {
  name: string;
  section: string | null;
  state: MemberState;
  /** The person the card is for. */
  you: boolean;
}

export interface AssignmentTaskFacts {
  /** 任务编号 */
  assignmentId: string;
  entryName: string;
  target: { name: string; type: string; district: string | null; address: string | null };
  items: string[];
  visitFrom: string;
  visitUntil: string;
  announced: boolean;
  /** The team as it is now. */
  team: TaskMember[];
  /** A place of the team that nobody could be drawn for. */
  shorthanded: boolean;
  view: TaskView;
}

/** Instants are ISO. */
export type TaskView =
  | {
      kind: "pending";
      memberId: string;
      confirmBy: string;
      /** Drawn to follow somebody. */
      replacement: boolean;
      /** An application of this person that was turned down. */
      turnedDown: { what: "recusal" | "absence"; by: string; text: string } | null;
    }
  | { kind: "confirmed"; memberId: string; at: string; mayStepBack: boolean }
  | {
      kind: "asked";
      what: "recusal" | "absence";
      at: string;
      reason: string;
      stage: "opinion" | "decision";
      with: string[];
    }
  | { kind: "struck"; why: "recusal" | "absence" | "unconfirmed"; at: string }
  /** For everybody else who may look. */
  | { kind: "reader" };

type View<Kind extends TaskView["kind"]> = Extract<TaskView, { kind: Kind }>;

/** 检查任务: what an inspector is drawn for, and what is to be done about it. */
export function assignmentTaskCard(facts: AssignmentTaskFacts): Card {
  const face = faceOf(facts.view);
  return card({
    title: `检查任务：${facts.target.name}`,
    subtitle: `任务编号 ${facts.assignmentId}`,
    labels: [
      { text: face.label, colour: face.labelColour },
      ...(facts.announced ? [] : [{ text: "不预先告知", colour: "purple" as const }]),
    ],
    colour: face.colour,
    summary: `检查任务（${face.label}）：${facts.target.name}`,
    elements:
      facts.view.kind === "struck" ? struck(facts.view) : [...face.lead, ...details(facts), ...face.actions],
  });
}

interface Face {
  label: string;
  labelColour: Colour;
  colour: CardParts["colour"];
  lead: Root[];
  actions: Root[];
}

function faceOf(view: TaskView): Face {
  switch (view.kind) {
    case "pending":
      return {
        label: "待确认",
        labelColour: "orange",
        colour: "orange",
        lead: pendingLead(view),
        actions: pendingActions(view),
      };
    case "confirmed":
      return {
        label: "已确认",
        labelColour: "green",
        colour: "green",
        lead: [paragraph(`您已于${moment(view.at)}确认接受。`)],
        actions: confirmedActions(view),
      };
    case "asked":
      return {
        label: asked[view.what].label,
        labelColour: "violet",
        colour: "violet",
        lead: askedLead(view),
        actions: [],
      };
    case "struck":
      return { label: "已调整", labelColour: "neutral", colour: "grey", lead: [], actions: [] };
    case "reader":
      return { label: "查看", labelColour: "blue", colour: "blue", lead: [], actions: [] };
  }
}

const asked = {
  recusal: { label: "已申请回避", noun: "回避申请" },
  absence: { label: "已报无法参加", noun: "不参加申请" },
} as const;

function pendingLead(view: View<"pending">): Root[] {
  const { turnedDown } = view;
  return [
    ...(turnedDown
      ? [
          paragraph(
            `您的${asked[turnedDown.what].noun}未获准予（${turnedDown.by}：${turnedDown.text || "未附意见"}），请重新确认。`,
          ),
        ]
      : []),
    ...(view.replacement ? [paragraph("原检查人员已调整，您被随机抽取为递补人员。")] : []),
    markdown(md`请在 ${bold(ink("orange", moment(view.confirmBy)))} 前确认。`),
  ];
}

function details(facts: AssignmentTaskFacts): Display[] {
  const { target } = facts;
  return [
    rows([
      ["检查对象", `${target.name}（${target.type}）`],
      ["地址", target.address ?? "名录未登记"],
      ["学区", target.district ?? ""],
      ["计划任务", facts.entryName],
      ["检查事项", text(facts.items.join("、"), 200)],
      ["检查期限", days(facts.visitFrom, facts.visitUntil)],
    ]),
    heading("检查组"),
    markdown(lines(facts.team.map(memberLine))),
    ...(facts.shorthanded ? [paragraph(ink("red", "检查组尚缺人员，双随机办正在补充。"))] : []),
    note(
      facts.announced
        ? "检查须由两名以上执法人员进行，并出示行政执法证。"
        : "本次检查不预先告知检查对象，请注意保密；检查须由两名以上执法人员进行，并出示行政执法证。",
    ),
  ];
}

const stateColours: Record<MemberState, Colour> = {
  pending: "orange",
  confirmed: "green",
  recusalAsked: "violet",
  absenceAsked: "violet",
  struck: "neutral",
};

const memberLine = (member: TaskMember): Md =>
  md`${label(stateColours[member.state], memberStateNames[member.state])} ${member.name}${member.you ? "（您）" : ""}　${ink("grey", member.section ?? "")}`;

const pendingActions = (view: View<"pending">): Root[] => [
  button(
    "确认接受",
    { act: "assignment.confirm", memberId: view.memberId },
    { kind: "primary_filled", wide: true },
  ),
  rule(),
  stepBackForm(view.memberId),
];

const confirmedActions = (view: View<"confirmed">): Root[] =>
  view.mayStepBack ? [rule(), stepBackForm(view.memberId)] : [];

const stepBackForm = (memberId: string): Root =>
  form(
    "step_back",
    [
      input("reason", "不能承担的，请写明理由", {
        required: true,
        multiline: true,
        hint: "例如：与该校负责人是亲属；或检查期内外出培训",
        longest: 300,
      }),
      note("与检查对象有利害关系的点“申请回避”；因请假、公务等不能到场的点“无法参加”。"),
    ],
    [
      submit(
        "step_back_recuse",
        "申请回避",
        { act: "assignment.recuse", memberId },
        {
          confirm: { title: "申请回避？", text: "由科室负责人提出意见、局领导决定；作出决定前检查不停止。" },
        },
      ),
      submit(
        "step_back_absent",
        "无法参加",
        { act: "assignment.absent", memberId },
        {
          confirm: { title: "报告无法参加？", text: "由科室负责人决定，同意后随机抽取递补人员。" },
        },
      ),
    ],
  );

const askedLead = (view: View<"asked">): Root[] => [
  rows([
    ["申请理由", prose(view.reason)],
    ["提出时间", moment(view.at)],
    ["办理进度", stageOf(view)],
    ["办理人", view.with.join("、") || "待双随机办指定"],
  ]),
  ...(view.what === "recusal" ? [note("决定作出之前，检查不停止。")] : []),
  rule(),
];

function stageOf(view: View<"asked">): string {
  if (view.stage === "decision") return "待局领导决定";
  return view.what === "recusal" ? "待科室负责人提出意见" : "待科室负责人决定";
}

const reasons: Record<View<"struck">["why"], string> = {
  recusal: "您的回避申请已获准予。",
  absence: "您报告的无法参加已获同意。",
  unconfirmed: "逾期未确认，已按规则另行随机抽取人员。",
};

const struck = (view: View<"struck">): Root[] => [
  paragraph(view.why === "unconfirmed" ? "这项任务不再由您承担。" : "这项任务不再由您承担，谢谢您及时反馈。"),
  rows([
    ["调整原因", reasons[view.why]],
    ["调整时间", moment(view.at)],
  ]),
  button("我的待办", { act: "mine.open", page: 1 }),
];
