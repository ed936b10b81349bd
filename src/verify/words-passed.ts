import type { StepCode } from "./report.ts";
import { type Said, short } from "./words-said.ts";

const when = (text: string, sentence: string): string => (text === "" ? "" : sentence);

/** What was done and found right. */
export const passedLine: Record<StepCode, (said: Said) => string> = {
  form: () => "各项内容齐全，格式正确，没有多余的内容。",
  ids: (said) =>
    said("ids") === "0" ? "抽取编号书写规范。" : `抽取编号和 ${said("ids")} 个对象的编号书写规范，没有重复。`,
  rosterHash: (said) =>
    `与公布的 ${said("leaves")} 条逐一核对，结果一致（${short(said("value"))}）：名单在见证之前已经固定，一条也没有增删。`,
  leaves: (said) => `名单上的 ${said("leaves")} 个对象逐个重算，与公布的条目一一对应，不多不少。`,
  excludedHash: (said) =>
    said("excluded") === "0"
      ? "没有对象被规则排除，与锁定时一致。"
      : `${said("excluded")} 个对象因规则没有列入，是哪些、因为哪条规则，与锁定时一致。`,
  assignHash: (said) =>
    `${said("inspectors")} 名检查人员的资格、请假、专长和 ${said("relations")} 条回避关系，与锁定时一致。`,
  rulesHash: (said) =>
    `比例、见证人、截止时间等规则重算后一致（${short(said("value"))}）：规则在见证之前已经固定。`,
  commit: (said) => `公开的密数重算后与锁定时公布的一致（${short(said("value"))}）：密数没有在见证之后更换。`,
  contributions: (said) =>
    `${said("people")} 人提供，共 ${said("digits")} 位，与参与计算的数字串一字不差${when(
      said("value"),
      `，末尾另有公开数 ${short(said("value"))}`,
    )}${when(said("source"), `（${said("source")}，请到发布处查对）`)}。`,
  seed: (said) =>
    `由公开的密数、名单、规则和见证数字重算，结果一致（${short(said("value"))}）：没有别的来源。`,
  quotas: (said) =>
    `${said("strata")} 组按比例逐组重算，只进不舍${when(said("total"), `，并按总数 ${said("total")} 补足`)}，共应抽 ${said("drawn")} 个，一致。`,
  tickets: (said) => `${said("tickets")} 个对象的抽签号逐个重算，每组从小到大排位，全部一致。`,
  drawn: (said) => `抽中的 ${said("drawn")} 个正好是各组排位最前的对象，没有一个例外。`,
  showOrder: (said) => `${said("drawn")} 个抽中对象的公布次序由种子决定，重算一致。`,
  drawnHash: (said) =>
    `公布的 ${said("drawn")} 个对象重算后一致（${short(said("value"))}）：就是当时抽出的名单。`,
  sealedHash: (said) => `整份记录重算后一致（${short(said("value"))}）：抽取之后一个字也没有改过。`,
  caps: (said) =>
    `${said("people")} 名检查人员每人最多承担几项，按平均分配重算，一致${when(
      said("raised") === "0" ? "" : said("raised"),
      `（其中上调 ${said("raised")} 次）`,
    )}。`,
  slotOrder: (said) => `${said("slots")} 个位置先紧缺、后一般的先后次序重算，一致。`,
  slots: (said) =>
    `${said("slots")} 个位置逐个重抽：候选人、抽到第几位、由谁担任，全部一致${when(
      said("moves") === "0" ? "" : said("moves"),
      `（其中调换 ${said("moves")} 次，有记录可查）`,
    )}。`,
  raised: (said) =>
    said("raised") === "0"
      ? "没有上调，所有位置在平均上限之内都安排得下。"
      : `${said("raised")} 次上调逐次验证：不上调就有位置无人可用，上调的也正是该调的人。`,
  after: (said) =>
    `${said("entries")} 条记录首尾相接，内容没有改动${when(said("void"), "；其中有作废记录，这次抽取已经作废")}。是否还有更新的记录，以公示页上最新的文件为准。`,
  close: () => "公开的递补密数与锁定时公布的一致：递补用的密数没有更换过。",
  repicks: (said) => `${said("repicks")} 次递补逐次重算：退出的是谁、候选人有哪些、由谁接替，全部一致。`,
  additions: (said) => `补抽或替换的 ${said("added")} 个对象都按原来的排位依次往下取，没有跳过。`,
  addedTeams: (said) =>
    `补抽或替换的 ${said("teams")} 个对象的检查组逐个重算，一致${when(
      said("unproven") === "0" ? "" : said("unproven"),
      `（有 ${said("unproven")} 批规模太大，上限上调是否必要未验证）`,
    )}。`,
  laterPicks: (said) => `${said("picks")} 次抽签用公开的递补密数重算，全部一致。`,
  attested: (said) =>
    `记有 ${said("people")} 名监督人员签认，签的正是这份记录（是否本人签认，可向本人核实）。`,
  target: (said) => `${said("id")} 的条目（${short(said("leaf"))}）在公布的名单条目之中。`,
};
