import { type DrawHashes, hashPanel, shortHashes } from "./draw-hashes.ts";
import { type DrawnTarget, drawnTable } from "./draw-table.ts";
import {
  type CeremonyContribution,
  type CeremonyStrict,
  type CeremonyWitness,
  contributeForm,
  given,
  numberForm,
  strictLines,
  voidForm,
  witnessLines,
} from "./draw-witness.ts";
import { type Card, type CardParts, card } from "./kit.ts";
import { bar, figures, heading, names, note, paragraph, rows } from "./kit-blocks.ts";
import {
  button,
  buttons,
  type Display,
  link,
  markdown,
  type Press,
  type Root,
  rule,
} from "./kit-elements.ts";
import { type Colour, ink, label, lines, md, prose, text } from "./kit-text.ts";
import { moment } from "./when.ts";

export interface CeremonyFacts {
  drawId: string;
  name: string;
  batch: number;
  batches: number;
  section: string;
  organiser: string;
  poolSize: number;
  excludedTotal: number;
  teamSize: number;
  announced: boolean;
  sealed: boolean;
  committedAt: string;
  deadline: string;
  /** Whole hours until the deadline; null once it is over or all have given. */
  hoursLeft: number | null;
  witnesses: CeremonyWitness[];
  /** In order of arrival. */
  contributions: CeremonyContribution[];
  /** Strict mode: the public number that was named before it existed. */
  strict: CeremonyStrict | null;
  /** null for a draw of the provincial platform, which has no proof of ours. */
  hashes: DrawHashes | null;
  platform: { taskNumber: string; fileName: string; fileHash: string } | null;
  /** What happened besides, in sentences. */
  events: string[];
  /** Who recomputed and signed. */
  attested: string[];
  /** Address of the public page, where the bureau has one. */
  page: string | null;
  stage: CeremonyStage;
}

export type CeremonyStage =
  | { state: "committed"; overdue: boolean }
  | {
      state: "drawn" | "published";
      drawnAt: string;
      drawnTotal: number;
      inspectors: number;
      /** In order of showing; null for an unannounced check, of which the group sees counts and check values only. */
      list: DrawnTarget[] | null;
    }
  | { state: "voided"; at: string; by: string[]; reason: string };

/** How many drawn targets stand on the card itself. */
const LISTED = 20;

/** The one card of a draw in the group, from the commitment to the result. */
export function drawCeremonyCard(facts: CeremonyFacts): Card {
  const face = faces(facts);
  return card({
    title: `${face.title}：${facts.name}`,
    subtitle: `第 ${facts.batch} 批（共 ${facts.batches} 批）　编号 ${facts.drawId}`,
    labels: [
      { text: face.label, colour: face.labelColour },
      ...(facts.announced ? [] : [{ text: "不预先告知", colour: "purple" as const }]),
    ],
    colour: face.colour,
    summary: face.summary,
    elements: face.elements,
    forward: true,
  });
}

interface Face {
  title: string;
  label: string;
  labelColour: Colour;
  colour: CardParts["colour"];
  summary: string;
  elements: Root[];
}

function faces(facts: CeremonyFacts): Face {
  const { stage } = facts;
  switch (stage.state) {
    case "committed":
      return committed(facts, stage.overdue);
    case "drawn":
    case "published":
      return drawn(facts, stage);
    case "voided":
      return voided(facts, stage);
  }
}

function committed(facts: CeremonyFacts, overdue: boolean): Face {
  const done = facts.contributions.length;
  const all = facts.witnesses.length;
  const awaitsNumber = done === all && facts.strict !== null;
  return {
    title: "公开抽取",
    label: awaitsNumber ? "等待公开数" : overdue ? "见证逾期" : "等待见证",
    labelColour: overdue && !awaitsNumber ? "red" : "orange",
    colour: overdue && !awaitsNumber ? "orange" : "blue",
    summary: `${facts.name}：等待见证，已有 ${done}/${all} 人提交数字`,
    elements: [
      figures([
        { label: "抽取范围（家）", value: facts.poolSize },
        { label: "每组人数", value: facts.teamSize },
        { label: "已见证", value: `${done}/${all}`, colour: done === all ? "green" : "orange" },
      ]),
      basics(facts),
      heading("见证人"),
      markdown(lines(witnessLines(facts.witnesses, facts.contributions))),
      bar([{ count: done, colour: "green" }], all),
      ...(facts.strict ? [markdown(lines(strictLines(facts.strict)))] : []),
      ...eventBlocks(facts.events),
      ...(overdue && !awaitsNumber
        ? [
            paragraph(
              md`${ink("red", "已过见证截止时间。")}名单、规则和密数保持不变，请尚未提交的见证人尽快提交。`,
            ),
          ]
        : []),
      ...checks(facts),
      ...pages(facts),
      rule(),
      ...(awaitsNumber ? [numberForm(facts.drawId)] : [contributeForm(facts.drawId)]),
      ...(done === 0 ? [rule(), voidForm(facts.drawId)] : []),
    ],
  };
}

const eventBlocks = (events: string[]): Display[] =>
  events.length === 0 ? [] : [heading("办理经过"), markdown(lines(events.map((event) => md`${event}`)))];

const pages = ({ page }: CeremonyFacts): Press[] =>
  page === null ? [] : [buttons([link("查看全部校验信息", page), link("大屏展示", `${page}/live`)])];

const countdown = (hours: number | null): string =>
  hours === null ? "" : hours === 0 ? "（不足 1 小时）" : `（还有 ${hours} 小时）`;

const basics = (facts: CeremonyFacts): Display =>
  rows([
    ["责任科室", facts.section],
    ["组织者", facts.organiser],
    ["不参加抽取", facts.excludedTotal === 0 ? "无" : `${facts.excludedTotal} 家（按规则排除，已一并锁定）`],
    ["锁定时间", moment(facts.committedAt)],
    ["见证截止", moment(facts.deadline) + countdown(facts.hoursLeft)],
  ]);

function drawn(facts: CeremonyFacts, stage: Extract<CeremonyStage, { state: "drawn" | "published" }>): Face {
  const { list } = stage;
  return {
    title: "抽取结果",
    label: stage.state === "published" ? "已公开" : "已抽取",
    labelColour: "green",
    colour: "green",
    summary: `${facts.name}：已抽取 ${stage.drawnTotal} 家`,
    elements: [
      figures([
        { label: "抽取范围（家）", value: facts.poolSize },
        { label: "抽中（家）", value: stage.drawnTotal, colour: "green" },
        { label: "检查人员（人）", value: stage.inspectors },
      ]),
      ...(list === null
        ? [paragraph("本次检查不预先告知检查对象，名单只发给检查组，最后一家检查结束后公开。")]
        : listed(facts.drawId, list)),
      rows([
        ["责任科室", facts.section],
        ["抽取时间", moment(stage.drawnAt)],
      ]),
      ...(facts.platform ? platformBlocks(facts.platform) : witnessed(facts)),
      ...eventBlocks(facts.events),
      ...(facts.attested.length > 0
        ? [markdown(md`${label("green", "已复核签认")} ${names(facts.attested)}`)]
        : []),
      ...checks(facts),
      ...pages(facts),
      buttons([
        button("查看确认进度", { act: "progress.open", drawId: facts.drawId, page: 1 }),
        ...(facts.hashes ? [button("校验这次抽取", { act: "draw.verify", drawId: facts.drawId })] : []),
      ]),
    ],
  };
}

const witnessed = (facts: CeremonyFacts): Display[] => [
  heading("见证数字"),
  markdown(
    lines([
      ...facts.contributions.map((one) => md`第 ${one.n} 位　${one.name}　${given(one)}`),
      ...(facts.strict ? strictLines(facts.strict) : []),
    ]),
  ),
];

const platformBlocks = ({
  taskNumber,
  fileName,
  fileHash,
}: NonNullable<CeremonyFacts["platform"]>): Display[] => [
  rows([
    ["抽取来源", "省平台"],
    ["省平台任务编号", taskNumber],
    ["导出文件", text(fileName, 80)],
    ["文件校验值", fileHash],
  ]),
  note("名单和检查人员由省平台抽取、匹配，随机过程以省平台为准，本系统只登记并跟踪办理。"),
];

const checks = ({ sealed, hashes }: CeremonyFacts): Display[] =>
  hashes === null
    ? []
    : [
        shortHashes(hashes),
        ...(sealed ? [note("本任务按信用风险分类抽取，分类和比例属内部信息，由监督人员复算核对。")] : []),
        hashPanel(hashes),
      ];

function listed(drawId: string, list: DrawnTarget[]): Root[] {
  const rest = list.length - LISTED;
  const more: Root[] =
    rest > 0
      ? [
          note(`以上为前 ${LISTED} 家。`),
          button(`查看完整名单（${list.length} 家）`, { act: "draw.list", drawId, page: 1 }),
        ]
      : [];
  return [drawnTable(list.slice(0, LISTED)), ...more];
}

function voided(facts: CeremonyFacts, stage: Extract<CeremonyStage, { state: "voided" }>): Face {
  return {
    title: "抽取已作废",
    label: "已作废",
    labelColour: "neutral",
    colour: "grey",
    summary: `${facts.name}：本次抽取已作废`,
    elements: [
      rows([
        ["作废理由", prose(stage.reason)],
        ["作废人", stage.by.join("、")],
        ["作废时间", moment(stage.at)],
        ["组织者", facts.organiser],
        ["锁定时间", moment(facts.committedAt)],
      ]),
      note("作废的抽取不产生结果，锁定时公布的校验值和公开的密数保留备查。"),
      ...(facts.hashes ? [hashPanel(facts.hashes)] : []),
      ...pages(facts),
      button("可以抽取的计划任务", { act: "draw.due" }),
    ],
  };
}
