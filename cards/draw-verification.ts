import { type Card, card } from "./kit.ts";
import { note, paragraph } from "./kit-blocks.ts";
import {
  button,
  buttons,
  type Display,
  link,
  markdown,
  type Press,
  panel,
  type Root,
} from "./kit-elements.ts";
import { type Colour, ink, label, lines, type Md, md } from "./kit-text.ts";

export interface DrawVerificationFacts {
  drawId: string;
  name: string;
  batch: number;
  kind: "full" | "public";
  ok: boolean;
  steps: { title: string; line: string; state: "passed" | "failed" | "notChecked" }[];
  /** For a supervisor who may sign. */
  maySign: boolean;
  signed: boolean;
  /** Addresses; null where the bureau has none. */
  page: string | null;
}

const marks: Record<DrawVerificationFacts["steps"][number]["state"], { colour: Colour; text: string }> = {
  passed: { colour: "green", text: "相符" },
  failed: { colour: "red", text: "不相符" },
  notChecked: { colour: "neutral", text: "未核" },
};

/** 校验: a draw recomputed, step by step, in words. */
export function drawVerificationCard(facts: DrawVerificationFacts): Card {
  const failed = facts.steps.find(({ state }) => state === "failed");
  return card({
    title: `校验结果：${facts.name}`,
    subtitle: `第 ${facts.batch} 批　编号 ${facts.drawId}`,
    labels: [{ text: facts.ok ? "核对相符" : "核对不相符", colour: facts.ok ? "green" : "red" }],
    colour: facts.ok ? "green" : "red",
    elements: [
      paragraph(
        failed
          ? md`${ink("red", `“${failed.title}”对不上：`)}${failed.line}`
          : `能核对的 ${facts.steps.filter(({ state }) => state === "passed").length} 步全部相符。`,
      ),
      markdown(lines(facts.steps.filter(({ state }) => state !== "notChecked").map(stepLine))),
      ...notChecked(facts),
      note(
        facts.kind === "full"
          ? "以上按完整记录复算，用的是与抽取互不共用的核对程序。"
          : "以上按公开的记录核对；完整记录由监督人员复算签认。",
      ),
      ...actions(facts),
    ],
  });
}

const stepLine = ({ title, line, state }: DrawVerificationFacts["steps"][number]): Md =>
  md`${label(marks[state].colour, marks[state].text)} ${title}　${ink("grey", line)}`;

function notChecked({ steps }: DrawVerificationFacts): Display[] {
  const left = steps.filter(({ state }) => state === "notChecked");
  if (left.length === 0) return [];
  return [panel(md`没有核对的 ${left.length} 步（点开看原因）`, [markdown(lines(left.map(stepLine)))])];
}

function actions(facts: DrawVerificationFacts): Root[] {
  const { drawId, page, maySign, signed } = facts;
  const list: Press[] = [
    button("抽取卡片", { act: "draw.open", drawId }),
    ...(page === null ? [] : [link("公开页面", page)]),
    ...(page !== null && maySign ? [button("取完整记录", { act: "draw.full", drawId })] : []),
    ...(maySign && !signed && facts.ok
      ? [
          button(
            "复算并签认",
            { act: "draw.attest", drawId },
            {
              kind: "primary_filled",
              confirm: { title: "复算并签认？", text: "签认对外公开，表示您已复算且相符。" },
            },
          ),
        ]
      : []),
  ];
  return [...(signed ? [paragraph("您已对这次抽取复核签认。")] : []), buttons(list)];
}
