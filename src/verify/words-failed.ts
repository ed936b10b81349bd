import type { StepCode, Wrong } from "./report.ts";
import { type Said, short } from "./words-said.ts";

/** What is wrong, and where. */
export const failedLine = (code: StepCode, said: Said): string =>
  (own[code]?.[said("why") as Wrong] ?? lines[said("why") as Wrong])(said);

const pair = (said: Said): string => `应为 ${short(said("expected"))}，文件里是 ${short(said("found"))}`;
const place = (said: Said): string =>
  `${said("n") === "" ? "" : `第 ${said("n")} 条记录，`}${said("target")} 的第 ${1 + Number(said("slot"))} 个位置`;
const inEntry = (said: Said): string => (said("n") === "" ? "" : `第 ${said("n")} 条记录：`);

const faults: Record<string, string> = {
  missing: "缺少",
  unknown: "多出了不认识的",
  type: "类型不对",
  value: "写法不对",
  tooMany: "过长或过多",
};

const entryKinds: Record<string, string> = {
  deadline: "延期",
  repick: "递补",
  extend: "补抽",
  replace: "替换",
  void: "作废",
  close: "办结",
};
const entry = (said: Said): string => `第 ${said("n")} 条记录（${entryKinds[said("kind")] ?? ""}）`;

const lines: Record<Wrong, (said: Said) => string> = {
  form: (said) =>
    `${said("at") === "" ? "整个文件" : said("at")} ${faults[said("fault")] ?? "有误"}，这不是一份完好的抽取数据，后面的都没有核对。`,
  badId: (said) => `${said("at")} 的编号含有不允许的字符，或者写法不统一。`,
  sameId: (said) => `编号 ${said("id")} 重复出现（${said("at")}）。`,
  badWord: (said) => `分组或规则代码“${said("word").slice(0, 64)}”含有不允许的字符。`,
  leafOrder: (said) => `名单条目没有从小到大排列，或有重复（第 ${said("line")} 条）。`,
  hash: (said) => `重算的结果与公布的不一致：${pair(said)}。`,
  leafCount: (said) => `名单上有 ${said("roster")} 个对象，公布的条目却有 ${said("leaves")} 条。`,
  leafMissing: (said) => `${said("id")} 重算出来的条目不在公布的名单条目之中：它的编号、分组或签数被改动过。`,
  inRules: (said) => `规则里写的 ${said("field")} 与文件开头的不是同一个。`,
  sameCommit: () => "密数校验值和递补密数校验值是同一个，递补就能事先算出来。",
  number: (said) => `见证数字的序号应为 ${said("n")}，文件里是 ${said("found")}。`,
  digits: (said) => `第 ${said("n")} 份见证数字不是 6 到 40 位数字。`,
  fewPeople: (said) => `只有 ${said("people")} 人提供见证数字，至少要两人。`,
  fewDigits: (said) => `见证数字一共只有 ${said("digits")} 位，至少要 12 位。`,
  twice: (said) => `${said("by")} 提供了两次见证数字，每人只能一次。`,
  organiser: (said) => `${said("by")} 是组织抽取的人，不能同时见证。`,
  notWitness: (said) => `${said("by")} 不在锁定时指定的见证人之中。`,
  strictHalf: () => "规则里公开数的名称和期号只写了一半。",
  entropy: (said) =>
    `参与计算的数字串与各人提供的不符：应为 ${said("expected")}，文件里是 ${said("found")}。`,
  noRate: (said) => `规则里没有“${said("stratum")}”组的比例。`,
  notMonotone: () => "比例不合规定：信用较差的等级抽取比例不得低于较好的，A 级不得为零。",
  totalImpossible: (said) => `规则要求一共抽 ${said("total")} 个，名单里可抽的没有那么多。`,
  quotaRow: (said) => `${said("at")} 不对：应为 ${said("expected")}，文件里是 ${said("found")}。`,
  ticket: (said) => `${said("id")} 的抽签号不对：${pair(said)}。`,
  rosterOrder: (said) => `${said("id")} 没有排在它该在的地方。`,
  rank: (said) => `${said("id")} 的排位应为 ${said("expected")}，文件里是 ${said("found")}。`,
  drawnCount: (said) => `应抽中 ${said("expected")} 个，名单上有 ${said("found")} 个。`,
  notDrawn: (said) => `${said("id")} 的排位不在抽取数量之内，却在抽中名单上。`,
  order: (said) => `${said("id")} 的公布次序不是由种子决定的那个，或在名单上重复。`,
  ruleCount: (said) => `每组 ${said("k")} 人，位置要求却写了 ${said("rules")} 条。`,
  capRaisedUnknown: (said) => `${inEntry(said)}${said("inspector")} 不该有任务上限。`,
  capList: (said) => `${inEntry(said)}应有 ${said("expected")} 人的任务上限，文件里是 ${said("found")} 人。`,
  cap: (said) =>
    `${inEntry(said)}${said("inspector")} 的任务上限应为 ${said("expected")}，文件里是 ${said("found")}。`,
  slotTarget: (said) => `${inEntry(said)}${said("target")} 不在抽中名单上，却安排了检查组。`,
  slotNumber: (said) => `${place(said)}：每组没有这么多人。`,
  slotOrder: (said) => `${place(said)}没有排在它该在的次序上，或重复出现。`,
  slotCount: (said) => `${inEntry(said)}应有 ${said("expected")} 个位置，文件里是 ${said("found")} 个。`,
  candidates: (said) =>
    `${place(said)}的候选人不对：应有 ${said("expected")} 人，文件里是 ${said("found")} 人${
      said("expected") === said("found") ? "，但不是同样的人" : ""
    }。`,
  pick: (said) => `${place(said)}抽到的序号应为 ${said("expected")}，文件里是 ${said("found")}。`,
  inspector: (said) => `${place(said)}应由 ${said("expected")} 担任，文件里是 ${said("found")}。`,
  noWay: (said) => `${place(said)}没有人可用，也无法调换出来。`,
  moves: (said) =>
    said("target") === ""
      ? `${inEntry(said)}应有 ${said("expected")} 次调换，文件里是 ${said("found")} 次。`
      : `${place(said)}无人可用时的调换与应有的不一致。`,
  needless: (said) => `${inEntry(said)}${said("inspector")} 的上限没有必要上调，不上调也安排得下。`,
  raisedOther: (said) =>
    `${inEntry(said)}应上调 ${said("expected")} 的上限，文件里上调的是 ${said("found")}。`,
  chainNumber: (said) => `应为第 ${said("n")} 条，文件里写的是第 ${said("found")} 条。`,
  chainHash: (said) => `${entry(said)}与前一条接不上：${pair(said)}。`,
  detailMissing: (said) => `${entry(said)}应当公开内容，文件里没有。`,
  detailHash: (said) => `${entry(said)}的内容被改动过：${pair(said)}。`,
  notNow: (said) => `${entry(said)}不该在这个时候出现。`,
  deadline: (said) =>
    `第 ${said("n")} 条记录把截止时间改成 ${said("found")}，并不比原来的 ${said("expected")} 晚。`,
  voidPeople: (said) => `抽取之后作废要由两人共同决定，第 ${said("n")} 条记录只有 ${said("people")} 人。`,
  voidMissing: () => "密数已经公开，却没有抽取结果，也没有作废记录。",
  secretMissing: () => "已经作废，却没有公开密数。",
  unknownSlot: (said) => `${place(said)}不在这次抽取之中。`,
  rerun: (said) => `${place(said)}应是第 ${said("expected")} 次递补，文件里写的是第 ${said("found")} 次。`,
  struck: (said) => `${place(said)}当时由 ${said("expected")} 担任，退出的却写成 ${said("found")}。`,
  raisedBy: (said) => `${place(said)}的上限应上调 ${said("expected")}，文件里是 ${said("found")}。`,
  outUnknown: (said) => `第 ${said("n")} 条记录换下的 ${said("id")} 不在名单上。`,
  otherStratum: (said) => `第 ${said("n")} 条记录换下 ${said("id")}，换上的应是同一组的一个对象。`,
  listOrder: (said) =>
    `第 ${said("n")} 条记录没有按排位依次往下取：${said("id")} 那一组轮到第 ${said("expected")} 位，文件里取的是第 ${said("found")} 位。`,
  attestedOther: (said) => `${said("by")} 签认的是另一份记录：${pair(said)}。`,
};

/** Where the same fault means something else. */
const own: Partial<Record<StepCode, Partial<Record<Wrong, (said: Said) => string>>>> = {
  commit: {
    hash: (said) => `公开的密数与锁定时公布的校验值不一致：${pair(said)}。密数可能被更换过。`,
  },
  rosterHash: {
    hash: (said) => `公布的 ${said("leaves")} 条重算后与名单校验值不一致：${pair(said)}。名单可能被增删。`,
  },
  sealedHash: {
    hash: (said) => `整份记录重算后不一致：${pair(said)}。记录在抽取之后被改动过。`,
  },
  target: {
    badId: () => "编号含有不允许的字符，请检查是否抄错。",
    leafMissing: (said) =>
      `按编号 ${said("id")} 和所给的入池凭证算出的条目（${short(said("leaf"))}）不在公布的名单条目之中。请检查有没有抄错；确实无误的，说明锁定的名单里没有这一家。`,
  },
};
