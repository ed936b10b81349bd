import type { ActValue } from "./acts.ts";
import { type Card, card } from "./kit.ts";
import { bar, figures, heading, note, paragraph } from "./kit-blocks.ts";
import { button, buttons, markdown, type Root, rule } from "./kit-elements.ts";
import { bold, ink, lines, md } from "./kit-text.ts";
import { moment } from "./when.ts";

export interface BoardFacts {
  year: number;
  /** ISO instant. */
  asOf: string;
  /** Batches of this year's plan. */
  draws: { planned: number; drawn: number; waiting: number };
  /** Places in teams. */
  tasks: { targets: number; members: number; confirmed: number; late: number };
  registry: { targets: number; enterprises: number; inspectors: number };
  /** Not yet met. */
  notices: { supervision: number; accountability: number };
  /** What waits for the reader's own decision. */
  decisions: { title: string; detail: string; act: ActValue | null }[];
}

const MOST = 6;

/** 看板: the year at one look, what needs a decision first. */
export function boardCard(facts: BoardFacts): Card {
  const { tasks, notices, draws } = facts;
  const calm = tasks.late === 0 && notices.supervision === 0 && notices.accountability === 0;
  return card({
    title: `${facts.year}年“双随机、一公开”抽查看板`,
    labels: [calm ? { text: "进展正常", colour: "green" } : { text: "有逾期事项", colour: "red" }],
    colour: calm ? "blue" : "orange",
    summary: `看板：已抽取 ${draws.drawn}/${draws.planned} 批，任务确认 ${tasks.confirmed}/${tasks.members} 人次`,
    elements: [
      ...decisionBlocks(facts.decisions),
      figures([
        { label: "已抽取（批）", value: `${draws.drawn}/${draws.planned}`, colour: "blue" },
        { label: "抽中对象（家）", value: tasks.targets },
        { label: "等待见证（批）", value: draws.waiting, colour: draws.waiting > 0 ? "orange" : "default" },
      ]),
      figures([
        { label: "已确认（人次）", value: `${tasks.confirmed}/${tasks.members}`, colour: "green" },
        { label: "逾期（人次）", value: tasks.late, colour: tasks.late > 0 ? "red" : "default" },
        {
          label: "督办中（件）",
          value: notices.supervision,
          colour: notices.supervision > 0 ? "red" : "default",
        },
      ]),
      ...(tasks.members === 0
        ? []
        : [
            bar(
              [
                { count: tasks.confirmed, colour: "green" },
                { count: tasks.members - tasks.confirmed - tasks.late, colour: "orange" },
                { count: tasks.late, colour: "red" },
              ],
              tasks.members,
            ),
          ]),
      ...(notices.accountability > 0
        ? [paragraph(ink("red", `失职问责单（建议稿）${notices.accountability} 件待审阅`))]
        : []),
      note(
        `名录：检查对象 ${facts.registry.targets} 家（其中企业 ${facts.registry.enterprises} 家），执法检查人员 ${facts.registry.inspectors} 人。`,
      ),
      note(`截至${moment(facts.asOf)}`),
      buttons([
        button("抽取进度", { act: "progress.list", page: 1 }),
        button("我的待办", { act: "mine.open", page: 1 }),
        button("刷新", { act: "board.open" }),
      ]),
    ],
  });
}

function decisionBlocks(decisions: BoardFacts["decisions"]): Root[] {
  if (decisions.length === 0) return [];
  const rest = decisions.length - MOST;
  return [
    heading(`请您决定（${decisions.length} 件）`),
    ...decisions
      .slice(0, MOST)
      .flatMap((one): Root[] => [
        markdown(lines([bold(one.title), ink("grey", one.detail)])),
        ...(one.act === null ? [] : [button("去办理", one.act, { kind: "primary" })]),
      ]),
    ...(rest > 0 ? [note(md`另有 ${rest} 件，请在“我的待办”中办理。`)] : []),
    rule(),
  ];
}
