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
  /** 专业人员协助: go along, count neither toward the two nor in the draw. */
  assistance: { name: string; unit: string; task: string }[];
  /** What the office may enter for members without account, and who may register 协助; empty for everybody else. */
  inStead: { memberId: string; name: string; state: MemberState }[];
  mayAssist: boolean;
  /** The task is not to be done any more. */
  ended: { how: "replaced" | "voided"; why: string } | null;
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
  if (facts.ended) return endedCard(facts, facts.ended);
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
      facts.view.kind === "struck"
        ? struck(facts.view)
        : [...face.lead, ...details(facts), ...face.actions, ...officeForms(facts)],
  });
}

const endedCard = (
  facts: AssignmentTaskFacts,
  { how, why }: NonNullable<AssignmentTaskFacts["ended"]>,
): Card =>
  card({
    title: `检查任务：${facts.target.name}`,
    subtitle: `任务编号 ${facts.assignmentId}`,
    labels: [{ text: how === "voided" ? "已作废" : "已另补一家", colour: "neutral" }],
    colour: "grey",
    summary: `检查任务（不再办理）：${facts.target.name}`,
    elements: [
      paragraph(
        how === "voided"
          ? "这次抽取已按程序作废，这项任务不再办理。"
          : "这家检查对象已按程序另补一家，这项任务不再办理。",
      ),
      rows([["理由", prose(why)]]),
      button("我的待办", { act: "mine.open", page: 1 }),
    ],
  });

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
    ...(facts.assistance.length > 0
      ? [
          markdown(
            lines([
              ink("grey", "专业人员协助（不计入执法检查人员）"),
              ...facts.assistance.map((one) => md`${one.name}（${one.unit}）　${ink("grey", one.task)}`),
            ]),
          ),
        ]
      : []),
    ...(facts.shorthanded ? [paragraph(ink("red", "检查组尚缺人员，双随机办正在补充。"))] : []),
    note(
      facts.announced
        ? "检查须由两名以上执法人员进行，并出示行政执法证。"
        : "本次检查不预先告知检查对象，请注意保密；检查须由两名以上执法人员进行，并出示行政执法证。",
    ),
  ];
}

/** Entered by the office for those who answer on paper or by telephone, and 协助 by office and sections. */
function officeForms({ assignmentId, inStead, mayAssist, view }: AssignmentTaskFacts): Root[] {
  // One at a time: the card is redrawn for the next.
  const waiting =
    view.kind === "reader" ? inStead.filter(({ state }) => state === "pending").slice(0, 1) : [];
  return [
    ...waiting.flatMap(({ memberId, name }): Root[] => [
      rule(),
      button(`代${name}登记：已确认接受`, { act: "assignment.confirmFor", memberId }, { kind: "primary" }),
      form(
        "absent_for",
        [
          input("reason", `${name}不能参加的，请写明理由`, {
            required: true,
            hint: "按回执或电话记录填写",
            longest: 300,
          }),
        ],
        [submit("absent_for_send", "代为登记无法参加", { act: "assignment.absentFor", memberId })],
      ),
      note(`${name}没有飞书账号，由双随机办按所在部门联络员的回执代为登记，留有记录。`),
    ]),
    ...(mayAssist ? [rule(), assistForm(assignmentId)] : []),
  ];
}

const assistForm = (assignmentId: string): Root =>
  form(
    "assist",
    [
      markdown(bold("登记专业人员协助")),
      input("name", "姓名", { required: true, longest: 30 }),
      input("unit", "单位", { required: true, hint: "例如：县疾控中心", longest: 60 }),
      input("task", "协助事项", { required: true, hint: "例如：食堂卫生采样", longest: 100 }),
      note("协助人员随组参加，不能代替执法检查人员，也不计入两人以上的要求。"),
    ],
    [submit("assist_send", "登记", { act: "assistance.add", assignmentId })],
  );

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
