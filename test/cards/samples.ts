// Facts for every card in its main states, made up: 示例县 does not exist. `hostile` turns the same facts into the worst
// that people could have typed.

import { absenceDecisionCard } from "../../cards/absence-decision.ts";
import { answerCard } from "../../cards/answer.ts";
import { type AssignmentTaskFacts, assignmentTaskCard, type TaskView } from "../../cards/assignment-task.ts";
import { boardCard } from "../../cards/board.ts";
import { type CeremonyFacts, type CeremonyStage, drawCeremonyCard } from "../../cards/draw-ceremony.ts";
import { type DrawDueFacts, drawDueCard } from "../../cards/draw-due.ts";
import { drawFullLinkCard } from "../../cards/draw-full-link.ts";
import type { DrawHashes } from "../../cards/draw-hashes.ts";
import { drawListCard } from "../../cards/draw-list.ts";
import { drawMoreCard } from "../../cards/draw-more.ts";
import { drawOpeningCard } from "../../cards/draw-opening.ts";
import { type DrawPrepareFacts, drawPrepareCard } from "../../cards/draw-prepare.ts";
import { type DrawProposalFacts, drawProposalCard } from "../../cards/draw-proposal.ts";
import type { DrawnTarget } from "../../cards/draw-table.ts";
import { type DrawVerificationFacts, drawVerificationCard } from "../../cards/draw-verification.ts";
import { drawVoidCard } from "../../cards/draw-void.ts";
import { helpCommandCard } from "../../cards/help-command.ts";
import { helpMenuCard } from "../../cards/help-menu.ts";
import { importFaultsCard } from "../../cards/import-faults.ts";
import { importMappingCard } from "../../cards/import-mapping.ts";
import { importNearCard } from "../../cards/import-near.ts";
import { type ImportPreviewFacts, type ImportState, importPreviewCard } from "../../cards/import-preview.ts";
import type { Card } from "../../cards/kit.ts";
import { mineCard } from "../../cards/mine.ts";
import { noticeAccountabilityCard } from "../../cards/notice-accountability.ts";
import { type DigestItem, noticeDigestCard } from "../../cards/notice-digest.ts";
import { noticeReminderCard } from "../../cards/notice-reminder.ts";
import { noticeSupervisionCard } from "../../cards/notice-supervision.ts";
import { type PlatformDrawFacts, platformDrawCard } from "../../cards/platform-draw.ts";
import { progressCard } from "../../cards/progress.ts";
import { progressListCard } from "../../cards/progress-list.ts";
import type { RecusalMatter } from "../../cards/recusal-blocks.ts";
import { recusalDecisionCard } from "../../cards/recusal-decision.ts";
import { recusalOpinionCard } from "../../cards/recusal-opinion.ts";
import { refusalCard } from "../../cards/refusal.ts";
import { welcomeCard } from "../../cards/welcome.ts";
import { importSamples } from "./samples-import.ts";
import { mappingSamples } from "./samples-mapping.ts";
import { hugePlans, planSamples } from "./samples-plan.ts";
import { hugePublication, publicationSamples } from "./samples-publication.ts";
import { hugeRegistry, registrySamples } from "./samples-registry.ts";

export interface Sample {
  name: string;
  facts: unknown;
  draw: (facts: never) => Card;
}

const sample = <F>(name: string, draw: (facts: F) => Card, facts: F): Sample => ({ name, facts, draw });

const hash = (n: number): string => n.toString(16).padStart(2, "0").repeat(32);
const day = "2026-11-24";
const at = (time: string): string => `2026-11-24T${time}:00+08:00`;
const times = <T>(n: number, make: (index: number) => T): T[] =>
  Array.from({ length: n }, (_, index) => make(index));

const commands = [
  { name: "我的", usage: "我的", help: "查看我的待办事项，按期限先后排列" },
  { name: "抽取", usage: "抽取 [计划任务编号]", help: "在群里公开抽取检查对象和执法检查人员" },
  { name: "进度", usage: "进度 [抽取编号]", help: "查看一次抽取的任务确认情况" },
];

const dueEntry = {
  entryId: "e1",
  code: "2026-03",
  name: "民办幼儿园办园行为检查",
  section: "学前教育股",
  kind: "key" as const,
  items: ["办园条件", "收费公示", "食品安全"],
  drawFrom: "2026-11-01",
  drawUntil: "2026-11-30",
  visitFrom: "2026-12-01",
  visitUntil: "2026-12-31",
  batches: 2,
  batchesLeft: 1,
  announced: true,
  underWay: null,
};
const due: DrawDueFacts = {
  entries: [
    dueEntry,
    {
      ...dueEntry,
      entryId: "e2",
      code: "2026-04",
      name: "校外培训机构检查",
      kind: "general",
      announced: false,
      underWay: "2026-04-1",
    },
  ],
  later: [{ code: "2026-05", name: "校车安全检查", drawFrom: "2026-12-10" }],
};

const prepare: DrawPrepareFacts = {
  entryId: "e1",
  code: "2026-03",
  name: "民办幼儿园办园行为检查",
  section: "学前教育股",
  items: ["办园条件", "收费公示"],
  scope: "全县民办幼儿园",
  visitFrom: "2026-12-01",
  visitUntil: "2026-12-31",
  announced: true,
  poolSize: 46,
  excludedTotal: 5,
  drawnTotal: 6,
  quota: {
    sealed: false,
    excluded: [
      { rule: "一年内已检查", count: 4 },
      { rule: "正在检查期内", count: 1 },
    ],
    strata: [{ name: "全部对象", size: 46, rate: "12%", drawn: 6 }],
  },
  teamSize: 2,
  specialty: "学前教育",
  departments: ["示例县市场监督管理局"],
  inspectors: 38,
  batchesLeft: [1, 2],
  witnesses: [
    { value: "p1", name: "周明远", supervisor: true, section: "机关纪委" },
    { value: "p2", name: "田小禾", supervisor: false, section: null },
  ],
  deadline: at("17:30"),
  untrained: false,
  schemeWanted: null,
  problems: [],
};

const drawnTargets = (n: number): DrawnTarget[] =>
  times(n, (index) => ({
    n: index + 1,
    target: `示例镇第${index + 1}幼儿园`,
    district: "城关学区",
    team: ["李文博", "陈雨"],
  }));

const committedHashes: DrawHashes = {
  rosterHash: hash(1),
  rulesHash: hash(2),
  commit: hash(3),
  recommit: hash(4),
  again: null,
  secret: null,
  entropy: null,
  seed: null,
  drawnHash: null,
  sealedHash: null,
  audit: { n: 128, hash: hash(5) },
};
const ceremony: Omit<CeremonyFacts, "stage"> = {
  drawId: "2026-03-1",
  name: "民办幼儿园办园行为检查",
  batch: 1,
  batches: 2,
  section: "学前教育股",
  organiser: "赵一凡",
  poolSize: 46,
  excludedTotal: 5,
  teamSize: 2,
  announced: true,
  sealed: false,
  committedAt: at("09:00"),
  deadline: at("17:30"),
  hoursLeft: 8,
  witnesses: [
    { name: "周明远", supervisor: true },
    { name: "田小禾", supervisor: false },
  ],
  contributions: [],
  strict: null,
  platform: null,
  events: [],
  attested: [],
  page: "https://ssj.example.gov.cn/draws/2026-03-1",
  hashes: committedHashes,
};
const contributions = [
  { n: 1, name: "周明远", digits: "31415926535", means: "摇号球", at: at("09:12") },
  { n: 2, name: "田小禾", digits: "897932384626", means: "掷骰", at: at("09:15") },
];
const opened: DrawHashes = {
  ...committedHashes,
  secret: hash(6),
  entropy: "1:31415926535;2:897932384626",
  seed: hash(7),
  drawnHash: hash(8),
  sealedHash: hash(9),
};
const headed = { drawId: "2026-03-1", name: "民办幼儿园办园行为检查", batch: 1 };
const proposal: Omit<DrawProposalFacts, "ask"> = {
  ...headed,
  proposalId: "p1",
  reason: "按市局要求扩大抽查面",
  by: "赵一凡",
  at: at("10:00"),
  deciders: ["吴局长"],
  outcome: null,
};
const verification: DrawVerificationFacts = {
  ...headed,
  kind: "public",
  ok: true,
  steps: [
    { title: "名单校验值", line: "与公布的 46 条逐一核对，结果一致", state: "passed" },
    { title: "抽签号", line: "公开的记录里没有，由监督人员核对", state: "notChecked" },
  ],
  maySign: false,
  signed: false,
  page: "https://ssj.example.gov.cn/draws/2026-03-1",
};
const platformDraw: PlatformDrawFacts = {
  importId: "i9",
  fileName: "抽取结果.xlsx",
  fileHash: hash(10),
  taskNumber: "HB2026-0311",
  targets: 3,
  inspectors: 6,
  faults: [],
  batches: [{ value: "2026-03-v1|1", text: "2026-03 民办幼儿园办园行为检查 第 1 批" }],
  by: "赵一凡",
  at: at("09:00"),
  state: "staged",
};
const drawnStage = (list: DrawnTarget[] | null, drawnTotal: number): CeremonyStage => ({
  state: "drawn",
  drawnAt: at("09:15"),
  drawnTotal,
  inspectors: 12,
  list,
});

const task: Omit<AssignmentTaskFacts, "view"> = {
  assignmentId: "2026-03-1-005",
  entryName: "民办幼儿园办园行为检查",
  target: {
    name: "示例镇小太阳幼儿园",
    type: "民办幼儿园",
    district: "城关学区",
    address: "示例镇建设路12号",
  },
  items: ["办园条件", "收费公示"],
  visitFrom: "2026-12-01",
  visitUntil: "2026-12-31",
  announced: true,
  team: [
    { name: "李文博", section: "学前教育股", state: "pending", you: true },
    { name: "陈雨", section: "安全股", state: "confirmed", you: false },
  ],
  shorthanded: false,
  assistance: [],
  inStead: [],
  mayAssist: false,
  ended: null,
};
const taskViews: [string, TaskView][] = [
  [
    "pending",
    { kind: "pending", memberId: "m1", confirmBy: at("17:30"), replacement: false, turnedDown: null },
  ],
  [
    "pending again",
    {
      kind: "pending",
      memberId: "m1",
      confirmBy: at("17:30"),
      replacement: true,
      turnedDown: { what: "recusal", by: "吴局长", text: "不属于应当回避的情形" },
    },
  ],
  ["confirmed", { kind: "confirmed", memberId: "m1", at: at("10:00"), mayStepBack: true }],
  [
    "recusal asked",
    {
      kind: "asked",
      what: "recusal",
      at: at("10:00"),
      reason: "园长是我表姐",
      stage: "opinion",
      with: ["孙科长"],
    },
  ],
  [
    "absence asked",
    {
      kind: "asked",
      what: "absence",
      at: at("10:00"),
      reason: "检查期内参加培训",
      stage: "opinion",
      with: [],
    },
  ],
  ["struck recusal", { kind: "struck", why: "recusal", at: at("11:00") }],
  ["struck unconfirmed", { kind: "struck", why: "unconfirmed", at: at("11:00") }],
  ["reader", { kind: "reader" }],
];

const matter: RecusalMatter = {
  recusalId: "r1",
  assignmentId: "2026-03-1-005",
  entryName: "民办幼儿园办园行为检查",
  applicant: "李文博",
  section: "学前教育股",
  target: "示例镇小太阳幼儿园",
  visitFrom: "2026-12-01",
  visitUntil: "2026-12-31",
  reason: "园长是我表姐",
  askedAt: at("10:00"),
  dueAt: "2026-11-26T17:30:00+08:00",
};
const opinion = { agree: true, text: "情况属实", by: "孙科长", at: at("11:00") };
const decision = { approved: true, text: "", by: "吴局长", at: at("15:00"), replacement: "高远" };
const refused = {
  approved: false,
  text: "不属于应当回避的情形",
  by: "吴局长",
  at: at("15:00"),
  replacement: null,
};

const standing = {
  noticeId: "n1",
  issuedAt: at("08:30"),
  ackedAt: null,
  settledAt: null,
  act: { act: "assignment.open", assignmentId: "2026-03-1-005" } as const,
};
const acked = { ...standing, ackedAt: at("09:00") };
const settled = { ...acked, settledAt: at("16:00") };
const reminder = {
  duty: "确认检查任务",
  matter: "示例镇小太阳幼儿园（任务 2026-03-1-005）",
  dueAt: "2026-11-26T17:30:00+08:00",
  workdaysLeft: 2,
};
const supervision = {
  number: "双随机督办〔2026〕7号",
  duty: "确认检查任务",
  matter: "示例镇小太阳幼儿园（任务 2026-03-1-005）",
  owner: "李文博",
  ownerSection: "学前教育股",
  dueAt: at("17:30"),
  overdueWorkdays: 1,
  to: "owner" as const,
  next: "如到下一个工作日仍未确认，将随机抽取其他人员递补。",
};
const accountability = {
  number: null,
  duty: "组织抽取",
  matter: "校外培训机构检查（任务编号 2026-04）",
  owner: "孙科长",
  ownerSection: "校外教育培训监管股",
  dueAt: "2026-11-16T17:30:00+08:00",
  overdueWorkdays: 5,
  before: [
    { name: "督办单", number: "双随机督办〔2026〕3号", issuedAt: "2026-11-17T08:30:00+08:00", ackedAt: null },
    {
      name: "督办单",
      number: "双随机督办〔2026〕5号",
      issuedAt: "2026-11-19T08:30:00+08:00",
      ackedAt: "2026-11-19T10:00:00+08:00",
    },
  ],
  checked: [
    { fact: "计划规定抽取期至11月16日", source: "年度抽查计划第2版" },
    { fact: "至今没有抽取记录", source: "抽取登记" },
  ],
  statement: null,
};
const digestItem = (index: number): DigestItem => ({
  ...standing,
  noticeId: `n${index}`,
  kind: index % 2 ? "supervision" : "reminder",
  number: index % 2 ? `双随机督办〔2026〕${index}号` : null,
  duty: "确认检查任务",
  matter: `示例镇第${index}幼儿园（任务 2026-03-1-00${index}）`,
  dueAt: at("17:30"),
  workdaysLeft: index % 2 ? -1 : 2,
});

const myDuty = (index: number) => ({ ...reminder, workdaysLeft: index - 1, act: standing.act });
const progressTask = (index: number) => ({
  assignmentId: `2026-03-1-${String(index + 1).padStart(3, "0")}`,
  target: `示例镇第${index + 1}幼儿园`,
  team: [
    { name: "李文博", state: index % 3 === 0 ? ("pending" as const) : ("confirmed" as const) },
    { name: "陈雨", state: index % 5 === 0 ? ("recusalAsked" as const) : ("confirmed" as const) },
  ],
});
const progress = {
  drawId: "2026-03-1",
  name: "民办幼儿园办园行为检查",
  batch: 1,
  state: "drawn" as const,
  visitFrom: "2026-12-01",
  visitUntil: "2026-12-31",
  confirmBy: at("17:30"),
  counts: {
    targets: 6,
    members: 12,
    confirmed: 8,
    pending: 3,
    late: 1,
    recusalAsked: 1,
    absenceAsked: 0,
    replaced: 1,
  },
  tasks: times(6, progressTask),
  page: 1,
};

const faults = (n: number) =>
  times(n, (index) => ({
    sheet: index % 2 ? "民办" : null,
    row: index + 3,
    name: index === 0 ? null : `示例第${index}学校`,
    reason: "统一社会信用代码应为18位，这里是17位",
  }));
const preview: ImportPreviewFacts = {
  importId: "i1",
  kind: "targets",
  fileName: "全县学校名录2026.xlsx",
  rows: 187,
  counts: { added: 30, changed: 3, gone: 2, same: 140, faulty: 12, near: 0 },
  samples: {
    added: [{ name: "示例县第一小学", detail: "小学，公办，城关学区" }],
    changed: [{ name: "示例县第二小学", changes: [{ field: "地址", before: "", after: "示例镇学府路3号" }] }],
    gone: ["示例县旧幼儿园"],
  },
  faults: faults(12),
  remarks: ["有 3 行没有写类型，按名称判断。"],
  accounts: null,
  by: "赵一凡",
  at: at("09:30"),
  state: { state: "staged" },
};
const importStates: ImportState[] = [
  { state: "checking", done: 40_000, total: 100_000 },
  { state: "applying", done: 55_000, total: 100_000 },
  { state: "undoing", done: 5_000, total: 100_000 },
  { state: "failed", reason: "核对时系统重新启动，没有核对完。请重新发送文件。" },
  { state: "undone", by: "赵一凡", at: at("10:00") },
  { state: "staged" },
  { state: "applied", by: "赵一凡", at: at("09:40"), undoFailed: null },
  { state: "cancelled", by: "赵一凡", at: at("09:40") },
  { state: "expired" },
  { state: "superseded" },
];

const board = {
  year: 2026,
  asOf: at("09:00"),
  draws: { planned: 8, drawn: 5, waiting: 1 },
  tasks: { targets: 61, members: 122, confirmed: 110, late: 4 },
  registry: { targets: 220, enterprises: 60, inspectors: 40 },
  notices: { supervision: 3, accountability: 1 },
  decisions: [
    {
      title: "李文博申请回避",
      detail: "示例镇小太阳幼儿园，科室意见：同意",
      act: { act: "recusal.open", recusalId: "r1" } as const,
    },
  ],
};

const allRoles = ["office", "admin", "section", "deputy"] as ("office" | "admin" | "section" | "deputy")[];

export const samples: Sample[] = [
  ...planSamples,
  ...publicationSamples,
  sample("help menu, office in the group", helpMenuCard, {
    name: "赵一凡",
    roles: allRoles,
    group: true,
    commands,
  }),
  sample("help menu, inspector alone", helpMenuCard, {
    name: "李文博",
    roles: ["inspector"],
    group: false,
    commands,
  }),
  sample("help menu, nobody", helpMenuCard, { name: null, roles: [], group: false, commands }),
  sample("help command", helpCommandCard, {
    ...commands[1],
    aliases: ["抽签", "help"],
    more: "例如：抽取 2026-01",
    who: ["双随机办"],
    groupOnly: true,
    act: { act: "draw.due" },
  } as Parameters<typeof helpCommandCard>[0]),
  sample("welcome", welcomeCard, { name: "李文博", roles: ["inspector"] }),
  sample("welcome, nobody", welcomeCard, { name: "同事", roles: [] }),
  sample("answer", answerCard, {
    tone: "ok",
    title: "已绑定：李文博",
    lines: ["今后的任务会直接发到本人单聊。"],
    rows: [["科室", "学前教育股"]],
    buttons: [{ label: "查看帮助", act: { act: "help.open" }, main: true }],
  }),
  sample("refusal", refusalCard, { why: "这项操作不由您办理。", who: ["双随机办"] }),
  sample("refusal with nearest", refusalCard, { why: "没有“抽去”这个命令。", nearest: commands }),
  sample("draw due", drawDueCard, due),
  sample("draw due, empty", drawDueCard, { entries: [], later: [] }),
  sample("draw prepare, open", drawPrepareCard, prepare),
  sample("draw prepare, sealed", drawPrepareCard, { ...prepare, quota: { sealed: true }, announced: false }),
  sample("draw prepare, impossible", drawPrepareCard, {
    ...prepare,
    problems: ["有 3 家凑不齐两人的检查组，请先补充人员。"],
  }),
  sample("ceremony, committed", drawCeremonyCard, {
    ...ceremony,
    stage: { state: "committed", overdue: false },
  }),
  sample("ceremony, one witness, overdue", drawCeremonyCard, {
    ...ceremony,
    contributions: contributions.slice(0, 1),
    stage: { state: "committed", overdue: true },
  }),
  sample("ceremony, drawn", drawCeremonyCard, {
    ...ceremony,
    contributions,
    hashes: opened,
    stage: drawnStage(drawnTargets(6), 6),
  }),
  sample("ceremony, drawn, unannounced", drawCeremonyCard, {
    ...ceremony,
    announced: false,
    sealed: true,
    contributions,
    hashes: opened,
    stage: drawnStage(null, 6),
  }),
  sample("ceremony, voided", drawCeremonyCard, {
    ...ceremony,
    hashes: { ...committedHashes, secret: hash(6) },
    events: ["11月25日 09:05　作废。理由：见证人选错"],
    stage: { state: "voided", at: at("09:05"), by: ["赵一凡"], reason: "见证人选错" },
  }),
  sample("ceremony, strict, awaiting the public number", drawCeremonyCard, {
    ...ceremony,
    contributions,
    strict: { source: "中国福利彩票双色球", period: "第2026137期", value: null, by: null },
    events: ["11月25日 17:30　到期未收齐见证数字，截止时间顺延到11月26日 17:30，名单、规则和密数不变。"],
    stage: { state: "committed", overdue: false },
  }),
  sample("ceremony, drawn, signed, from the platform", drawCeremonyCard, {
    ...ceremony,
    witnesses: [],
    hashes: null,
    page: null,
    platform: { taskNumber: "HB2026-0311", fileName: "抽取结果.xlsx", fileHash: hash(10) },
    stage: drawnStage(drawnTargets(3), 3),
  }),
  sample("ceremony, drawn, extended and signed", drawCeremonyCard, {
    ...ceremony,
    contributions,
    hashes: opened,
    strict: { source: "中国福利彩票双色球", period: "第2026137期", value: "03081219253107", by: "周明远" },
    events: ["11月26日 09:00　补抽 2 家（按原次序）。理由：扩大抽查面"],
    attested: ["周明远", "许芷宁"],
    stage: drawnStage(drawnTargets(8), 8),
  }),
  sample("draw more", drawMoreCard, { ...headed, drawnTotal: 6, poolSize: 46 }),
  sample("draw void, untouched", drawVoidCard, {
    ...headed,
    organiser: "赵一凡",
    untouched: true,
    drawn: false,
  }),
  sample("draw void, drawn", drawVoidCard, { ...headed, organiser: "赵一凡", untouched: false, drawn: true }),
  sample("proposal, void", drawProposalCard, { ...proposal, ask: { kind: "void", drawn: true } }),
  sample("proposal, extend, approved", drawProposalCard, {
    ...proposal,
    ask: { kind: "extend", more: 2 },
    outcome: { approved: true, by: "吴局长", at: at("15:00"), text: "同意" },
  }),
  sample("proposal, replace, refused", drawProposalCard, {
    ...proposal,
    ask: { kind: "replace", assignmentId: "2026-03-1-005", target: "示例镇小太阳幼儿园" },
    outcome: { approved: false, by: "吴局长", at: at("15:00"), text: "先核实是否停办" },
  }),
  sample("verification, full", drawVerificationCard, {
    ...verification,
    kind: "full",
    ok: true,
    maySign: true,
  }),
  sample("verification, failed", drawVerificationCard, {
    ...verification,
    ok: false,
    steps: [
      ...verification.steps,
      { title: "抽取种子", line: "由密数、名单、规则和见证数字重新计算，结果不同", state: "failed" },
    ],
  }),
  sample("target's opening", drawOpeningCard, {
    drawId: "2026-03-1",
    entry: "民办幼儿园办园行为检查",
    id: "JY-0007",
    name: "示例镇小太阳幼儿园",
    inner: hash(11),
    leaf: hash(12),
    rosterHash: hash(1),
    page: null,
  }),
  sample("full link", drawFullLinkCard, {
    ...headed,
    url: `https://ssj.example.gov.cn/draws/2026-03-1/full?key=${hash(13)}`,
  }),
  sample("platform draw, staged", platformDrawCard, platformDraw),
  sample("platform draw, faulty", platformDrawCard, {
    ...platformDraw,
    faults: [{ sheet: null, row: 4, name: "示例镇红星幼儿园", reason: "名录里没有这家检查对象" }],
  }),
  sample("platform draw, applied", platformDrawCard, { ...platformDraw, state: "applied" }),
  sample("task, voided", assignmentTaskCard, {
    ...task,
    ended: { how: "voided", why: "名单导入有误" },
    view: { kind: "reader" },
  }),
  sample("task, for the office, with somebody of a partner department", assignmentTaskCard, {
    ...task,
    assistance: [{ name: "韩冬", unit: "县疾控中心", task: "食堂卫生采样" }],
    inStead: [{ memberId: "m9", name: "马骁", state: "pending" }],
    mayAssist: true,
    view: { kind: "reader" },
  }),
  sample("draw list", drawListCard, {
    drawId: "2026-03-1",
    name: "民办幼儿园办园行为检查",
    batch: 1,
    page: 2,
    targets: drawnTargets(70),
  }),
  ...taskViews.map(([name, view]) => sample(`task, ${name}`, assignmentTaskCard, { ...task, view })),
  sample("task, unannounced, shorthanded", assignmentTaskCard, {
    ...task,
    announced: false,
    shorthanded: true,
    view: { kind: "reader" },
  }),
  sample("opinion, open", recusalOpinionCard, {
    ...matter,
    opinion: null,
    deciders: ["吴局长"],
    decision: null,
  }),
  sample("opinion, given", recusalOpinionCard, { ...matter, opinion, deciders: ["吴局长"], decision: null }),
  sample("opinion, decided", recusalOpinionCard, { ...matter, dueAt: null, opinion, deciders: [], decision }),
  sample("decision, open", recusalDecisionCard, { ...matter, opinion, decision: null }),
  sample("decision, open without head", recusalDecisionCard, { ...matter, opinion: null, decision: null }),
  sample("decision, approved", recusalDecisionCard, { ...matter, dueAt: null, opinion, decision }),
  sample("decision, refused", recusalDecisionCard, { ...matter, dueAt: null, opinion, decision: refused }),
  sample("decision, approved, nobody left", recusalDecisionCard, {
    ...matter,
    dueAt: null,
    opinion,
    decision: { ...decision, replacement: null },
  }),
  sample("absence, open", absenceDecisionCard, { ...matter, decision: null }),
  sample("absence, agreed", absenceDecisionCard, { ...matter, dueAt: null, decision }),
  sample("reminder", noticeReminderCard, { ...standing, ...reminder }),
  sample("reminder, acked", noticeReminderCard, { ...acked, ...reminder }),
  sample("reminder, settled", noticeReminderCard, { ...settled, ...reminder }),
  sample("supervision, owner", noticeSupervisionCard, { ...standing, ...supervision }),
  sample("supervision, head", noticeSupervisionCard, { ...acked, ...supervision, to: "head", next: null }),
  sample("supervision, settled", noticeSupervisionCard, { ...settled, ...supervision, to: "office" }),
  sample("accountability", noticeAccountabilityCard, { ...standing, act: null, ...accountability }),
  sample("accountability, acked", noticeAccountabilityCard, {
    ...acked,
    act: null,
    ...accountability,
    statement: "因系统升级推迟，已说明。",
  }),
  sample("digest", noticeDigestCard, {
    digestId: "n0",
    items: [digestItem(0), digestItem(1), { ...digestItem(2), ackedAt: at("09:00") }],
  }),
  sample("digest, all known", noticeDigestCard, {
    digestId: "n0",
    items: [
      { ...digestItem(0), ...acked, noticeId: "n0" },
      { ...digestItem(1), ...settled, noticeId: "n1" },
    ],
  }),
  sample("mine", mineCard, { name: "李文博", duties: times(3, myDuty), page: 1 }),
  sample("mine, paged", mineCard, { name: "李文博", duties: times(20, myDuty), page: 2 }),
  sample("mine, nothing", mineCard, { name: "李文博", duties: [], page: 1 }),
  sample("progress", progressCard, progress),
  sample("progress, unannounced", progressCard, { ...progress, tasks: null }),
  sample("progress list", progressListCard, {
    draws: [
      {
        drawId: "2026-03-1",
        name: "民办幼儿园办园行为检查",
        batch: 1,
        state: "drawn",
        committedAt: at("09:00"),
        targets: 6,
        members: 12,
        confirmed: 8,
        late: 1,
      },
      {
        drawId: "2026-04-1",
        name: "校外培训机构检查",
        batch: 1,
        state: "committed",
        committedAt: at("09:00"),
        targets: null,
        members: 0,
        confirmed: 0,
        late: 0,
      },
    ],
    page: 1,
  }),
  sample("progress list, empty", progressListCard, { draws: [], page: 1 }),
  sample("board", boardCard, board),
  sample("board, calm", boardCard, {
    ...board,
    tasks: { targets: 0, members: 0, confirmed: 0, late: 0 },
    notices: { supervision: 0, accountability: 0 },
    decisions: [],
  }),
  ...importStates.map((state) => sample(`import, ${state.state}`, importPreviewCard, { ...preview, state })),
  sample("import, inspectors, nothing new", importPreviewCard, {
    ...preview,
    kind: "inspectors",
    counts: { added: 0, changed: 0, gone: 0, same: 40, faulty: 0, near: 0 },
    samples: { added: [], changed: [], gone: [] },
    faults: [],
    remarks: [],
    accounts: { found: 38, missing: ["高远", "白露"] },
  }),
  ...mappingSamples.map(({ name, facts }) => sample(name, importMappingCard, facts)),
  ...importSamples.map(({ name, facts }) => sample(name, importNearCard, facts)),
  sample("import faults", importFaultsCard, {
    importId: "i1",
    fileName: "全县学校名录2026.xlsx",
    faults: faults(20),
    total: 45,
    page: 2,
  }),
  ...registrySamples,
];

/** Lists as long as they can get in a county of 220 targets. */
export const huge: Sample[] = [
  ...hugePlans,
  ...hugeRegistry,
  hugePublication,
  sample("draw due, 20 entries", drawDueCard, {
    entries: times(20, (index) => ({
      ...dueEntry,
      entryId: `e${index}`,
      items: times(10, () => "抽查事项名称"),
    })),
    later: times(20, () => ({ code: "2026-05", name: "校车安全检查", drawFrom: day })),
  }),
  sample("draw prepare, 60 witnesses", drawPrepareCard, {
    ...prepare,
    witnesses: times(60, (index) => ({
      value: `p${index}`,
      name: "周明远",
      supervisor: true,
      section: "机关纪委",
    })),
    quota: {
      sealed: false,
      excluded: times(10, () => ({ rule: "一年内已检查", count: 1 })),
      strata: times(12, () => ({ name: "城关学区", size: 9, rate: "12%", drawn: 2 })),
    },
  }),
  sample("ceremony, 220 drawn", drawCeremonyCard, {
    ...ceremony,
    contributions: times(10, (n) => ({
      ...contributions[0],
      n,
      name: "周明远",
      digits: "1".repeat(40),
      means: "摇号球",
      at: at("09:00"),
    })),
    hashes: opened,
    stage: drawnStage(drawnTargets(220), 220),
  }),
  sample("ceremony, 30 witnesses", drawCeremonyCard, {
    ...ceremony,
    witnesses: times(30, (n) => ({ name: `见证人${n}`, supervisor: n === 0 })),
    contributions: times(29, (n) => ({
      n: n + 1,
      name: `见证人${n}`,
      digits: "1".repeat(40),
      means: "现场抽签",
      at: at("09:00"),
    })),
    stage: { state: "committed", overdue: true },
  }),
  sample("draw list, 220", drawListCard, {
    drawId: "2026-03-1",
    name: "检查",
    batch: 1,
    page: 1,
    targets: drawnTargets(220),
  }),
  sample("progress, 220", progressCard, {
    ...progress,
    tasks: times(220, (index) => ({
      ...progressTask(index),
      team: times(4, () => ({ name: "李文博", state: "recusalAsked" as const })),
    })),
  }),
  sample("progress list, 40", progressListCard, {
    draws: times(40, (index) => ({
      drawId: `2026-03-${index}`,
      name: "检查",
      batch: 1,
      state: "drawn" as const,
      committedAt: at("09:00"),
      targets: 6,
      members: 12,
      confirmed: 8,
      late: 1,
    })),
    page: 1,
  }),
  sample("task, team of 8", assignmentTaskCard, {
    ...task,
    items: times(20, () => "抽查事项名称"),
    team: times(8, () => ({ name: "李文博", section: "学前教育股", state: "pending" as const, you: false })),
    view: taskViews[1]?.[1] as TaskView,
  }),
  sample("digest, 40", noticeDigestCard, { digestId: "n0", items: times(40, digestItem) }),
  sample("mine, 60", mineCard, { name: "李文博", duties: times(60, myDuty), page: 1 }),
  sample("accountability, long", noticeAccountabilityCard, {
    ...standing,
    act: null,
    ...accountability,
    before: times(12, () => accountability.before[0] as (typeof accountability.before)[number]),
    checked: times(12, () => accountability.checked[0] as (typeof accountability.checked)[number]),
    statement: "因系统升级推迟，已说明。",
  }),
  sample("board, 40 decisions", boardCard, {
    ...board,
    decisions: times(40, () => board.decisions[0] as (typeof board.decisions)[number]),
  }),
  sample("import, 220 faulty", importPreviewCard, {
    ...preview,
    counts: { ...preview.counts, faulty: 220 },
    faults: faults(220),
    samples: {
      added: times(30, () => ({ name: "示例县第一小学", detail: "小学" })),
      changed: times(30, () => ({
        name: "示例县第二小学",
        changes: times(12, () => ({ field: "地址", before: "旧", after: "新" })),
      })),
      gone: times(30, () => "示例县旧幼儿园"),
    },
    remarks: times(30, () => "按名称判断。"),
    accounts: { found: 1, missing: times(40, () => "高远") },
  }),
  sample("import faults, 220", importFaultsCard, {
    importId: "i1",
    fileName: "名录.xlsx",
    faults: faults(20),
    total: 220,
    page: 1,
  }),
  sample("refusal, many", refusalCard, {
    why: "没有办理。",
    nearest: times(6, () => commands[0] as (typeof commands)[number]),
    who: times(20, () => "双随机办"),
  }),
];

/** Codes, ids, days and shapes; everything else in the facts is something a person could have typed. */
const fixed = new Set([
  "act",
  "topic",
  "usage",
  "state",
  "kind",
  "what",
  "why",
  "stage",
  "outcome",
  "to",
  "tone",
  "role",
  "roles",
  "value",
  "openId",
  "rate",
  "drawFrom",
  "drawUntil",
  "visitFrom",
  "visitUntil",
  "drawId",
  "entryId",
  "approvalId",
  "publicationId",
  "contentHash",
  "stratum",
  "riskier",
  "a",
  "b",
  "code",
  "part",
  "types",
  "ownership",
  "subjects",
  "targetTypes",
  "items",
  "assignmentId",
  "memberId",
  "recusalId",
  "noticeId",
  "digestId",
  "importId",
  "proposalId",
  "approvalId",
  "pendingId",
  "dutyId",
  "id",
  "type",
  "gap",
  "ownDistrict",
  "schemeId",
  "trainingId",
  "approvalId",
  "origin",
  "inner",
  "leaf",
  "underWay",
  "rosterHash",
  "rulesHash",
  "commit",
  "recommit",
  "secret",
  "entropy",
  "seed",
  "drawnHash",
  "sealedHash",
  "hash",
  "digits",
  "means",
]);
const isMoment = (value: string): boolean => /^\d{4}-\d{2}-\d{2}/.test(value);

/** The same facts with `words` in place of everything typed by people. */
/** Made by the program from PUBLIC_URL and a number, never typed. */
const isAddress = (text: string): boolean => text.startsWith("https://");

export function hostile(facts: unknown, words: string, key = ""): unknown {
  if (typeof facts === "string")
    return fixed.has(key) || isAddress(facts) || isMoment(facts) || (key === "name" && facts === "")
      ? facts
      : words;
  if (Array.isArray(facts)) return facts.map((one) => hostile(one, words, key));
  if (typeof facts !== "object" || facts === null) return facts;
  // What buttons carry was bounded when it came in.
  if (key === "act" || key === "filter" || key === "place") return facts;
  return Object.fromEntries(
    Object.entries(facts).map(([inner, value]) => [inner, hostile(value, words, inner)]),
  );
}
