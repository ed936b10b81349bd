import type { MemberState } from "../src/domain/assignment.ts";
import type { DrawState } from "../src/domain/draw-record.ts";
import { drawStateNames, memberStateNames } from "../src/domain/words.ts";
import { type Card, card } from "./kit.ts";
import { bar, figures, note, pageOf, pager, paragraph, rows } from "./kit-blocks.ts";
import { button, buttons, type Root, table } from "./kit-elements.ts";
import { type Colour, plain } from "./kit-text.ts";
import { days, moment } from "./when.ts";

/** Members of the teams as they are now, by how they stand. `late` is part of `pending`. */
export interface ProgressCounts {
  targets: number;
  members: number;
  confirmed: number;
  pending: number;
  late: number;
  recusalAsked: number;
  absenceAsked: number;
  /** Places that were drawn anew. */
  replaced: number;
}

export interface ProgressFacts {
  drawId: string;
  name: string;
  batch: number;
  state: DrawState;
  visitFrom: string;
  visitUntil: string;
  /** ISO instant; null once everybody has confirmed. */
  confirmBy: string | null;
  counts: ProgressCounts;
  /** null where names may not be shown, as for an unannounced check in the group. */
  tasks: { assignmentId: string; target: string; team: { name: string; state: MemberState }[] }[] | null;
  page: number;
}

const PAGE = 20;

/** 进度: how a draw's tasks stand. */
export function progressCard(facts: ProgressFacts): Card {
  const { counts } = facts;
  return card({
    title: `抽取进度：${facts.name}`,
    subtitle: `第 ${facts.batch} 批　编号 ${facts.drawId}`,
    labels: [
      { text: drawStateNames[facts.state], colour: "blue" },
      ...(counts.late > 0 ? [{ text: `逾期 ${counts.late} 人`, colour: "red" as const }] : []),
    ],
    colour:
      counts.late > 0
        ? "orange"
        : counts.confirmed === counts.members && counts.members > 0
          ? "green"
          : "blue",
    summary: `${facts.name}：已确认 ${counts.confirmed}/${counts.members} 人`,
    elements: [
      figures([
        { label: "检查对象（家）", value: counts.targets },
        { label: "已确认（人次）", value: `${counts.confirmed}/${counts.members}`, colour: "green" },
        { label: "逾期（人次）", value: counts.late, colour: counts.late > 0 ? "red" : "default" },
      ]),
      ...(counts.members === 0 ? [] : [progressBar(counts)]),
      rows([
        [
          "待确认",
          counts.pending === 0
            ? ""
            : `${counts.pending} 人次${counts.late > 0 ? `，其中逾期 ${counts.late} 人次` : ""}`,
        ],
        ["申请回避", counts.recusalAsked === 0 ? "" : `${counts.recusalAsked} 人次办理中`],
        ["报无法参加", counts.absenceAsked === 0 ? "" : `${counts.absenceAsked} 人次办理中`],
        ["已递补", counts.replaced === 0 ? "" : `${counts.replaced} 人次`],
        ["确认时限", facts.confirmBy === null ? "" : moment(facts.confirmBy)],
        ["检查期限", days(facts.visitFrom, facts.visitUntil)],
      ]),
      ...taskBlocks(facts),
      buttons([
        button("刷新", { act: "progress.open", drawId: facts.drawId, page: facts.page }),
        button("抽取卡片", { act: "draw.open", drawId: facts.drawId }),
        button("全部抽取", { act: "progress.list", page: 1 }),
      ]),
    ],
  });
}

const progressBar = (counts: ProgressCounts) =>
  bar(
    [
      { count: counts.confirmed, colour: "green" },
      { count: counts.recusalAsked + counts.absenceAsked, colour: "blue" },
      { count: counts.pending - counts.late, colour: "orange" },
      { count: counts.late, colour: "red" },
    ],
    counts.members,
  );

function taskBlocks(facts: ProgressFacts): Root[] {
  if (facts.tasks === null) return [note("本次检查不预先告知，名单只在检查组内可见。")];
  if (facts.tasks.length === 0) return [paragraph("还没有产生检查任务。")];
  const { part, page, pages } = pageOf(facts.tasks, facts.page, PAGE);
  return [
    table(
      [
        { key: "id", title: "任务编号" },
        { key: "target", title: "检查对象" },
        { key: "team", title: "检查人员" },
        { key: "state", title: "状态" },
      ],
      part.map((task) => ({
        id: task.assignmentId,
        target: plain(task.target, 60),
        team: task.team.map(memberText).join("、"),
        state: teamState(task.team),
      })),
    ),
    ...pager(page, pages, (to) => ({ act: "progress.open", drawId: facts.drawId, page: to })),
    note("发送“任务”加编号，可以查看一项任务。"),
  ];
}

const memberText = ({ name, state }: { name: string; state: MemberState }): string =>
  plain(name, 20) + (state === "confirmed" ? "" : `（${memberStateNames[state]}）`);

function teamState(team: { state: MemberState }[]): { text: string; colour: Colour } {
  if (team.some((one) => one.state === "recusalAsked" || one.state === "absenceAsked"))
    return { text: "调整中", colour: "violet" };
  if (team.length > 0 && team.every((one) => one.state === "confirmed"))
    return { text: "已确认", colour: "green" };
  return { text: "待确认", colour: "orange" };
}
