// Codes become Chinese here and nowhere else: refusals (why something was not done) and plain answers.

import { moment } from "../../cards/when.ts";
import type { Role } from "../domain/permission.ts";
import { roleName } from "../domain/words.ts";
import type { Refusal } from "../flows/ctx.ts";
import type { Facts } from "../flows/page.ts";
import { importReplies } from "./replies-imports.ts";
import { publicationAnswers, publicationRefusals } from "./replies-publication.ts";
import { registryAnswers, registryFieldNames, registryRefusals } from "./replies-registry.ts";
import { schemeAnswers, schemeFields, schemeRefusals } from "./replies-schemes.ts";

export interface Words {
  tone: "ok" | "info" | "warn" | "error";
  title: string;
  lines: string[];
}

const text = (facts: Facts, name: string): string => {
  const fact = facts[name];
  return Array.isArray(fact) ? fact.join("、") : fact === undefined ? "" : String(fact);
};
const role = (facts: Facts): string => roleName(text(facts, "role") as Role);
const roles = (facts: Facts): string =>
  Array.isArray(facts.who) ? facts.who.map((one) => roleName(one as Role)).join("、") : "";

type Sentence = string | ((facts: Facts) => string);

/** Form fields as they are called on the cards. */
const fieldNames: Record<string, string> = {
  month: "月份",
  batch: "抽取批次",
  witnesses: "见证人",
  deadline: "见证截止时间",
  digits: "见证数字",
  means: "数字怎样产生",
  reason: "理由",
  text: "意见",
  value: "公开数",
  more: "补抽家数",
  assignmentId: "任务编号",
  entry: "计划任务和批次",
  taskNumber: "省平台任务编号",
  unit: "单位",
  task: "协助事项",
  name: "姓名",
  ...registryFieldNames,
  ...schemeFields,
  address: "公示网址",
  number: "平台编号",
  on: "公示日期",
  why: "撤回理由",
};

/** Why not, in one sentence that also says what to do. Shown as a toast on a press and as a card on a saying. */
const refusals: Record<string, Sentence> = {
  ...publicationRefusals,
  notAllowed: (f) => `${f.command === "" ? "这项操作" : `“${text(f, "command")}”`}由${roles(f)}办理。`,
  groupOnly: (f) => `“${text(f, "command")}”须在工作群里公开进行，请到群里发送。`,
  unknownCommand: (f) => `没有“${text(f, "word")}”这个命令。`,
  "credit.noRows": "表格里没有可以登记的行，请核对后重新发送。",
  "credit.tooMany": (f) => `一次最多 ${text(f, "most")} 行，请分成几个文件发送。`,
  "credit.badGrade": "请填写来源中的等级，例如 A- 或“较高风险”。",
  "credit.sameGrade": (f) => `“${text(f, "grade")}”的对应没有变化。`,
  "credit.badThreshold": "指数变化应在 1 至 1000 点之间。",
  "credit.future": "不能登记以后月份的分类，请重新选择月份。",
  "credit.noUndo": "之后已有新的月份、抽取或审批，这次导入不能再撤销。",
  "warning.unknown": "没有这条预警。",
  "warning.settled": "这条预警已经处理过了，请按最新卡片办理。",
  "warning.noItems": (f) => `本年度计划中没有适用于“${text(f, "name")}”的抽查事项，请先制定计划。`,
  "act.unknown": "这张卡片已经过时，请发送“帮助”重新办理。",
  "act.tooLarge": "填写的内容太长，请精简后再提交。",
  "act.form": (f) => `“${fieldNames[text(f, "field")] ?? "表单"}”没有填写或填写有误，请补正后再提交。`,
  "act.reasonMissing": "不同意的，请写明理由。",
  "draw.unknown": (f) => `没有编号为“${text(f, "draw")}”的抽取。`,
  "draw.committed": "这次抽取正在等待见证，还没有结果。",
  "draw.drawn": "这次抽取已经完成，结果不能更改。",
  "draw.published": "这次抽取的结果已经公布，不能更改。",
  "draw.voided": "这次抽取已经作废。",
  "draw.changed": "这次抽取的状态刚刚有变化，请按最新卡片办理。",
  "draw.already": (f) =>
    `第${text(f, "batch")}批已经抽取过（编号 ${text(f, "draw")}），同一批次不能重复抽取。`,
  "draw.alreadyWitnessed": "已有见证人提交数字，组织者不能再作废这次抽取。",
  "draw.deadlinePast": "见证截止时间必须晚于现在，请重新选择。",
  "draw.deadlineFar": "见证截止时间最晚不超过 30 天，请重新选择。",
  "draw.badDeadline": "请选择见证截止时间。",
  "draw.emptyPool": (f) => `“${text(f, "entry")}”范围内目前没有可以抽取的检查对象。`,
  "draw.fewWitnesses": "请选择至少两名见证人，其中至少一名是监督人员。",
  "draw.noSupervisor": "见证人中至少要有一名监督人员。",
  "draw.notOrganiser": "只有组织这次抽取的人可以作废。",
  "draw.preparedByOther": "这张卡片由发起抽取的人填写，您可以自己发送“抽取”发起。",
  "draw.badId": (f) => `检查对象编号“${text(f, "id")}”不符合要求，请先在名录中改正。`,
  "draw.sameId": (f) => `名录中有两个检查对象的编号都是“${text(f, "id")}”，请先改正。`,
  "draw.badWeight": (f) => `检查对象“${text(f, "id")}”的权重不正确，请先按程序调整计划。`,
  "quota.impossible": (f) =>
    `要求抽取 ${text(f, "wanted")} 家，但范围内只有 ${text(f, "there")} 家，请先按程序调整计划。`,
  "quota.noRate": "计划没有规定其中一类对象的抽查比例，请先按程序调整计划。",
  "quota.badRate": "计划中的抽查比例不正确，请先按程序调整计划。",
  "quota.notMonotone": "计划中风险高的一类比例反而低，请先按程序调整计划。",
  "draw.organiserWitness": "组织抽取的人不能兼任见证人，请另选他人。",
  "draw.notWitness": "您不是这次抽取的见证人，不能提交数字。",
  "draw.secondContribution": "您已经提交过数字，提交后不能更改。",
  "draw.badDigits": "请填写 6 至 40 位数字，只能是 0 到 9。",
  "draw.understaffed": (f) =>
    `有 ${text(f, "count")} 个检查对象凑不齐检查组（如${text(f, "names")}）。请先补充人员或核对回避关系、请假和证件登记，再抽取。`,
  "draw.alreadyPlatform": (f) =>
    `第${text(f, "batch")}批已经登记了省平台的抽取结果（编号 ${text(f, "draw")}），同一批次不能再用另一种来源。`,
  "draw.halfStrict": "公开数的来源和期号要么都填，要么都不填。",
  "draw.vaultChanged":
    "锁定的名单、规则或密数与当时公布的校验值不符，不能抽取。请立即停止并报告分管领导和监督人员。",
  "draw.notStrict": "这次抽取没有约定公开数。",
  "draw.numberBySupervisor": "公开数由监督人员登记，组织抽取的人不能登记。",
  "draw.numberTooEarly": "请等全部见证人提交数字之后，再登记公开数。",
  "draw.badNumber": "公开数只能由数字（或 a 到 f 的字母）组成，最多 64 位。",
  "draw.platformOnly": "这次抽取在省平台进行，请到省平台办理或查验。",
  "draw.notWitnessedYet": "还没有人提交见证数字，由组织者在抽取卡片上作废即可。",
  "draw.nothingToWitness": "目前没有等您见证的抽取。",
  "draw.whichOne": (f) => `请写上抽取编号，例如：${text(f, "command")} 2026-01-1。`,
  "draw.noTeam": "接下来的检查对象目前凑不齐检查组，请先补充人员再办理。",
  "draw.notDrawnYet": "这次抽取还没有结果，抽出之后才能复核。",
  "draw.organiserAttests": "组织抽取的人不能复核签认，请由其他监督人员办理。",
  "draw.doesNotHold": (f) => `抽取 ${text(f, "draw")} 复算不相符，不能签认，请立即报告分管领导。`,
  "draw.reserveEmpty": (f) =>
    f.wanted === 1
      ? "名单里按次序已经没有可以递补的对象，可以改用补抽增加家数。"
      : `要求增加 ${text(f, "wanted")} 家，名单里按次序可用的只剩 ${text(f, "there")} 家。`,
  "quota.overCap": "一般检查事项的抽查比例不得超过 10%，请先按程序调整计划。",
  "proposal.unknown": "没有找到这项申请。",
  "proposal.closed": "这项申请已经办结。",
  "proposal.own": "自己提出的申请须由他人决定。",
  "proposal.nobody": (f) => `目前没有登记可以决定的${roles(f)}，请先用“角色”登记。`,
  "proposal.voidPending": "这次抽取正在申请作废，有结果之前不能补抽。",
  "item.unknown": (f) => `没有编号为“${text(f, "item")}”的抽查事项。`,
  "item.notOffered": "这一事项已经认领，不需要再认领。",
  "item.notActive": "这一事项目前不在用。",
  "item.notRetired": "这一事项没有停用，不需要恢复。",
  "item.unchanged": "内容没有变化，没有保存。",
  "item.lacks": (f) => `还缺${text(f, "lacks")}，补齐后再办理。`,
  "item.notYours": (f) => `这一事项由${text(f, "section")}负责，请由该科室或双随机办修改。`,
  "item.inPlan": (f) => `计划任务“${text(f, "entry")}”正在使用这一事项，请先调整计划。`,
  "item.codeTaken": (f) => `编号“${text(f, "item")}”已经使用。`,
  "item.changed": "这一事项刚刚有变化，请按最新卡片办理。",
  "item.nothingToUndo": "没有可以撤销的修改。",
  "item.pointIncomplete": "要点和判定标准都要填写。",
  "item.whichPoint": "请先选择要删除的要点。",
  "plan.unknown": (f) => `没有${text(f, "year")}年度的计划。`,
  "plan.underWay": (f) =>
    `${text(f, "year")}年度的计划正在编制或审批，请发送“计划 ${text(f, "year")}”接着办理。`,
  "plan.farYear": (f) => `只能编制${text(f, "from")}年或${text(f, "until")}年的计划。`,
  "plan.reasonMissing": "计划已经公示，调整须写明理由，请在计划卡片上点“调整计划”。",
  "plan.submitted": "计划正在审批，不能修改；需要修改的，请由提出人先撤回。",
  "plan.approved": "计划已经批准，不能修改；需要变动的，公示后按程序调整。",
  "plan.published": "计划已经公示，需要变动的请按程序调整。",
  "plan.replaced": "这一版计划已被新版本替代。",
  "plan.entryGone": "这项任务已不在草稿里，请返回计划查看。",
  "plan.nothingToUndo": "没有可以撤销的修改。",
  "plan.faulty": (f) => `还有 ${text(f, "count")} 处需要补正，请按计划卡片上的提示改好再送审。`,
  "plan.unchanged": "与现行计划没有差异，不需要送审。",
  "plan.notApproved": "计划还没有批准，不能登记公示。",
  "plan.tableNeedsDraft": (f) =>
    `${text(f, "year")}年度的计划正在审批或已经公示，请先撤回，或在计划卡片上点“调整计划”，再导入。`,
  "plan.unreadable": (f) => `“${text(f, "field")}”填写的“${text(f, "text")}”无法识别，请改正后再提交。`,
  "plan.readingFixed": "本年度的统计口径已经确定，不能再改。",
  "approval.unknown": "没有找到这项送审。",
  "approval.closed": "这项送审已经办结。",
  "approval.pending": "同一事项正在送审，有结果之前不能再次送审。",
  "approval.notYours": "只有提出人可以撤回。",
  "approval.nobody": (f) => `目前没有登记可以审批的${roles(f)}，请先用“角色”登记。`,
  "assignment.ended": (f) => `任务 ${text(f, "assignment")} 已经调整或作废，无需再办理。`,
  "assignment.answersSelf": (f) => `${text(f, "owner")}有飞书账号，请由本人在任务卡片上答复。`,
  "target.unknown": (f) => `名录里没有找到（或有不止一个）“${text(f, "target")}”，请写单位全称或编号。`,
  "target.notInPool": (f) => `${text(f, "target")}不在抽取 ${text(f, "draw")} 的范围内。`,
  "platform.faulty": (f) =>
    f.count === 0
      ? "文件里没有可以登记的抽取结果。"
      : `还有 ${text(f, "count")} 行没有对上名录，改正后重新发送文件才能登记。`,
  "platform.openWindow": (f) =>
    `有 ${text(f, "count")} 家还在别的任务检查期内（如${text(f, "names")}），一家单位不能重复安排。请先协调合并检查。`,
  singleOnly: (f) => `“${text(f, "command")}”涉及内部信息，请在与我的单聊里发送。`,
  "entry.unknown": (f) => `没有编号为“${text(f, "entry")}”的计划任务。`,
  "entry.noSuchBatch": (f) => `“${text(f, "entry")}”没有第${text(f, "batch")}批。`,
  "entry.notPublished": (f) => `“${text(f, "entry")}”还没有批准并公开，不能抽取。`,
  "entry.notYet": (f) =>
    `“${text(f, "entry")}”的抽取期是 ${text(f, "from")} 至 ${text(f, "until")}，还没有开始。`,
  "entry.over": (f) => `“${text(f, "entry")}”的抽取期已于 ${text(f, "until")} 结束，须先按程序调整计划。`,
  "entry.drawn": (f) => `“${text(f, "entry")}”的各批次都已抽取。`,
  "assignment.unknown": "没有找到这项检查任务。",
  "assignment.noSuch": (f) => `没有编号为“${text(f, "assignment")}”的检查任务。`,
  "assignment.notYours": (f) => `这项任务由${text(f, "owner")}办理，请由本人操作。`,
  "assignment.notInTeam": (f) => `您不在任务 ${text(f, "assignment")} 的检查组里，不能查看。`,
  "assignment.unannounced": (f) =>
    `任务 ${text(f, "assignment")} 属于不预先通知的检查，检查结束前只有检查组成员可以在单聊中查看。`,
  "assignment.changed": "这项任务的状态刚刚有变化，请按最新卡片办理。",
  "member.notPending": "这项任务现在不需要您确认。",
  "member.asked": "您的申请正在办理，请等待答复。",
  "member.struck": "您已不在这个检查组，无需再办理。",
  "recusal.unknown": "没有找到这项申请。",
  "recusal.own": "本人提出的申请，须由他人办理。",
  "recusal.notYours": (f) => `这项申请由${text(f, "owners")}办理。`,
  "recusal.notForYou": "这项申请不由您办理。",
  "recusal.samePerson": "您已提出科室意见，须由另一位局领导作出决定。",
  "recusal.closed": "这项申请已经办结。",
  "recusal.answered": "这一步已有人办理，请看最新卡片。",
  "notice.unknown": "没有找到这份通知单。",
  "notice.notYours": (f) => `这份通知单是发给${text(f, "owner")}的，请由本人确认。`,
  ...importReplies,
  "import.unknown": "没有找到这次导入。",
  "import.applied": "这次导入已经应用过了。",
  "import.cancelled": "这次导入已经取消，需要时请重新发送文件。",
  "import.outdated": "预览之后名录又有变动，预览已经失效，请重新发送文件。",
  "import.nearTaken": (f) =>
    `“${text(f, "name")}”在这份文件中另有一行，不能再合并；请选“不是，新增”，或改好文件后重新发送。`,
  "registry.busy": (f) => `名录正在写入或撤销《${text(f, "file")}》，请等完成后再办理。`,
  "import.notYours": "请由发送文件的人或双随机办办理。",
  "people.whom": (f) => `请写明是谁，例如：${text(f, "usage")}`,
  "people.accountTaken": (f) => `这个账号已经对应${text(f, "name")}，不能再绑定给别人。`,
  "people.notInRegistry": (f) =>
    `名录里没有等待绑定的“${text(f, "name")}”，请核对姓名，或先导入执法检查人员名录。`,
  "people.severalNamed": (f) =>
    `名录里有多位“${text(f, "name")}”，请先在名录中补上手机号，重新导入后会自动绑定。`,
  "role.unknown": (f) =>
    `没有“${text(f, "word")}”这个角色。可以登记：双随机办、科室负责人、执法检查人员、分管领导、组长、监督人员、学区联络员、管理员。`,
  "role.notHeld": (f) => `${text(f, "name")}没有登记为${role(f)}。`,
  "role.lastAdmin": "这是最后一位管理员，请先登记另一位再取消。",
  "role.secondPerson": (f) =>
    `${text(f, "name")}登记为${role(f)}须由另一位管理员或双随机办人员确认，您不能确认自己的提议。`,
  "claim.closed": "管理员已经登记，或认领码已经失效。请联系管理员登记角色。",
  ...schemeRefusals,
  "task.whichOne": "请写上任务编号，例如：任务 2026-01-1-003。",
  ...registryRefusals,
};

/** The words for a refusal; a code without words is a fault of ours and says so plainly. */
export function refusalText(code: string, facts: Facts): string {
  const sentence = refusals[code];
  if (sentence === undefined) return `办理没有成功（${code}），请联系系统管理员。`;
  return typeof sentence === "string" ? sentence : sentence(facts);
}

export const refusalToast = ({ refused, ...facts }: Refusal): string => refusalText(refused, facts);

const proposalNames: Record<string, string> = {
  void: "作废申请",
  extend: "补抽申请",
  replace: "另补一家的申请",
};
const proposalName = (f: Facts): string => proposalNames[text(f, "kind")] ?? "申请";

const answers: Record<string, (facts: Facts) => Words> = {
  ...publicationAnswers,
  "group.hello": () => ({
    tone: "info",
    title: "双随机助手已进群",
    lines: [
      "在群里 @我 说“抽取”，可以公开抽取检查对象和执法检查人员。",
      "@我 说“帮助”，查看能办的全部事项。",
    ],
  }),
  "credit.received": () => ({
    tone: "ok",
    title: "表格已收到",
    lines: ["核对结果已发到您的单聊，应用之前不会有任何变动。"],
  }),
  "credit.warned": (f) => ({
    tone: "warn",
    title: "信用风险预警",
    lines: [
      `${text(f, "month")} 的分类和指数已登记，新产生红色预警 ${text(f, "red")} 条、黄色预警 ${text(f, "yellow")} 条。`,
      "发送“预警”逐条处理。",
    ],
  }),
  "menu.notForYou": () => ({
    tone: "info",
    title: "看板供局领导和双随机办使用",
    lines: ["您可以发送“我的”，查看自己的待办事项。"],
  }),
  "person.bound": (f) => ({
    tone: "ok",
    title: `已绑定：${text(f, "name")}`,
    lines: [
      f.sent === 0
        ? "今后的任务和提醒会直接发到本人单聊。"
        : `已补发 ${text(f, "sent")} 张待确认的任务卡片。`,
    ],
  }),
  "person.boundAlready": (f) => ({
    tone: "info",
    title: `${text(f, "name")}此前已经绑定`,
    lines: ["无需重复办理。"],
  }),
  "role.granted": (f) => ({ tone: "ok", title: `已登记：${text(f, "name")}为${role(f)}`, lines: [] }),
  "role.heldAlready": (f) => ({
    tone: "info",
    title: `${text(f, "name")}已是${role(f)}`,
    lines: ["无需重复登记。"],
  }),
  "role.revoked": (f) => ({ tone: "ok", title: `已取消：${text(f, "name")}不再是${role(f)}`, lines: [] }),
  "role.proposed": (f) => ({
    tone: "warn",
    title: `待确认：${text(f, "name")}登记为${role(f)}`,
    lines: [
      "监督人员、分管领导、组长的登记须由另一人确认。",
      `请另一位管理员或双随机办人员再发一次：角色 @${text(f, "name")} ${role(f)}`,
    ],
  }),
  "claim.wrong": (f) => ({
    tone: "error",
    title: "认领码不对",
    lines: [`请核对启动日志里的认领码，还可以再试 ${text(f, "left")} 次。`],
  }),
  "claim.done": () => ({
    tone: "ok",
    title: "您已登记为管理员和双随机办人员",
    lines: [
      "下一步请把检查对象名录、执法检查人员名录文件发给我。",
      "再用“角色 @某人 <角色>”登记科室负责人、局领导和监督人员。",
    ],
  }),
  "draw.youWitness": (f) => ({
    tone: "info",
    title: `请您见证抽取：${text(f, "entry")}`,
    lines: [
      `${text(f, "organiser")}组织的抽取（编号 ${text(f, "draw")}）请您见证。`,
      "请在现场摇号或掷骰，把产生的数字填到工作群的抽取卡片上，由您本人提交。",
      `截止时间：${moment(text(f, "deadline"))}`,
    ],
  }),
  "draw.extendedDeadline": (f) => ({
    tone: "warn",
    title: `抽取 ${text(f, "draw")} 的见证时间顺延`,
    lines: [
      `${text(f, "names")}到期没有提交见证数字，截止时间顺延到${moment(text(f, "until"))}。`,
      "名单、规则和密数都不变，顺延已记入抽取记录。",
    ],
  }),
  "scheme.meanwhile": (f) => ({
    tone: "warn",
    title: "别人刚刚改过这份方案",
    lines: [...(Array.isArray(f.lines) ? f.lines : []), "您的修改没有保存，请在最新的表单上重新修改。"],
  }),
  "item.meanwhile": (f) => ({
    tone: "warn",
    title: "别人刚刚改过这一事项",
    lines: [...(Array.isArray(f.lines) ? f.lines : []), "您的修改没有保存，请在最新的卡片上重新修改。"],
  }),
  "plan.meanwhile": (f) => ({
    tone: "warn",
    title: "别人刚刚改过这项任务",
    lines: [...(Array.isArray(f.lines) ? f.lines : []), "您的修改没有保存，请在最新的表单上重新填写。"],
  }),
  "plan.isPublished": (f) => ({
    tone: "ok",
    title: `${text(f, "year")}年度抽查计划已公示`,
    lines: [`第 ${text(f, "version")} 版生效，共 ${text(f, "count")} 项任务，可以据此抽取。`],
  }),
  "approval.approved": (f) => ({
    tone: "ok",
    title: `${text(f, "title")}：已同意`,
    lines: [`${text(f, "by")}同意了您的送审。`, text(f, "text")].filter(Boolean),
  }),
  "approval.returned": (f) => ({
    tone: "info",
    title: `${text(f, "title")}：退回修改`,
    lines: [`${text(f, "by")}退回了您的送审，修改后可以重新送审。`, text(f, "text")].filter(Boolean),
  }),
  "proposal.approved": (f) => ({
    tone: "ok",
    title: `${proposalName(f)}已获同意`,
    lines: [`${text(f, "by")}同意了您对抽取 ${text(f, "draw")} 的申请。`, text(f, "text")].filter(Boolean),
  }),
  "proposal.refused": (f) => ({
    tone: "info",
    title: `${proposalName(f)}未获同意`,
    lines: [`${text(f, "by")}没有同意您对抽取 ${text(f, "draw")} 的申请。`, text(f, "text")].filter(Boolean),
  }),
  ...schemeAnswers,
  "alert.platformRepick": (f) => ({
    tone: "warn",
    title: `任务 ${text(f, "assignment")} 缺检查人员`,
    lines: ["这次抽取在省平台进行，请到省平台重新匹配人员。"],
  }),
  "import.how": () => ({
    tone: "info",
    title: "请把名录文件发到这里",
    lines: [
      "支持 .xlsx 和 .csv 文件。表头写明单位名称、统一社会信用代码、类型等即可，列的顺序不限。",
      "收到文件后先列出新增、变更和有问题的行，您按“应用”之后才写入名录。",
    ],
  }),
  "export.sent": () => ({
    tone: "info",
    title: "名录稍后在单聊里发给您",
    lines: ["表格里有联系电话和内部分类，请妥善保管，不要转发到群里。"],
  }),
  "import.faulty": (f) => ({
    tone: "error",
    title: `《${text(f, "file")}》没有导入`,
    lines: [text(f, "reason")],
  }),
  "alert.unbound": (f) => ({
    tone: "warn",
    title: "有执法检查人员收不到任务卡片",
    lines: [
      `${text(f, "names")}还没有绑定飞书账号。`,
      "请先电话通知本人，再用“绑定 @某人 <姓名>”绑定，卡片会自动补发。",
    ],
  }),
  "alert.nobodyLeft": (f) => ({
    tone: "error",
    title: `任务 ${text(f, "assignment")} 没有可以递补的人员`,
    lines: [
      "符合条件的执法检查人员都已在组内、请假或须回避。",
      "请补充人员或请有专长的同志支援，并及时报告分管领导。",
    ],
  }),
  "alert.nobodyToAnswer": () => ({
    tone: "warn",
    title: "有一项申请没有人可以办理",
    lines: ["系统里没有登记可以答复的负责人。请先用“角色”登记科室负责人或分管领导。"],
  }),
  "alert.dead": () => ({
    tone: "error",
    title: "有一条消息没有送达",
    lines: ["飞书拒收了这条消息，请电话通知对方，并请系统管理员查看日志。"],
  }),
  "alert.unknown": () => ({
    tone: "warn",
    title: "有一条消息不能确定是否送达",
    lines: ["网络中断超过一小时，为避免重复没有再发，请与对方核实。"],
  }),
  "alert.notDone": () => ({
    tone: "error",
    title: "刚才的操作没有办成",
    lines: ["系统多次尝试仍未成功，已经告知双随机办，请稍后再试。"],
  }),
  "alert.eventFailed": (f) => ({
    tone: "error",
    title: "有一项操作多次处理失败",
    lines: [`事件编号 ${text(f, "event")}，请系统管理员查看日志。`],
  }),
  ...registryAnswers,
};

/** The words of a plain answer. */
export const answerWords = (code: string, facts: Facts): Words =>
  answers[code]?.(facts) ?? { tone: "info", title: refusalText(code, facts), lines: [] };

/** Every code that has words, for the test that looks for codes without. */
export const knownCodes = (): string[] => [...Object.keys(refusals), ...Object.keys(answers)];
