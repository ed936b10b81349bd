// Chinese names of the codes (rules.md §1), for everything that people read. Codes are never shown.

import type { MemberState } from "./assignment.ts";
import type { DrawState } from "./draw-record.ts";
import type { DutyKind } from "./duty-policy.ts";
import type { Role } from "./permission.ts";
import type { Subject, Target, TargetType } from "./roster.ts";

/** 角色 */
export const roleNames: Record<Role, string> = {
  office: "双随机办",
  section: "科室负责人",
  inspector: "执法检查人员",
  deputy: "分管领导",
  chief: "组长（局长）",
  supervisor: "监督人员",
  district: "学区联络员",
  admin: "管理员",
};

/** The Chinese name of a role. */
export const roleName = (role: Role): string => roleNames[role];

/** What people say instead of a role's full name. */
const roleAliases: Record<string, Role> = {
  领导小组办公室: "office",
  办公室: "office",
  科室: "section",
  科长: "section",
  股长: "section",
  检查人员: "inspector",
  执法人员: "inspector",
  检查员: "inspector",
  副局长: "deputy",
  组长: "chief",
  局长: "chief",
  监督员: "supervisor",
  监督: "supervisor",
  联络员: "district",
  学区: "district",
};

/** The role somebody wrote, by its name or a common short form; null when it is none. */
export function roleNamed(word: string): Role | null {
  const said = word.trim();
  const exact = (Object.keys(roleNames) as Role[]).find((role) => roleNames[role] === said);
  return exact ?? (Object.hasOwn(roleAliases, said) ? (roleAliases[said] ?? null) : null);
}

/** 待办事项: what is owed, as it stands in a list (rules.md §5). */
export const dutyNames: Record<DutyKind, string> = {
  plan: "制定并公开年度抽查计划",
  claim: "认领抽查事项",
  registry: "更新名录库",
  train: "组织抽查前培训",
  draw: "组织抽取",
  witness: "见证抽取",
  confirm: "确认检查任务",
  recusal: "办理回避或请假申请",
  approve: "审批检查",
  notify: "通知检查对象",
  visit: "开展检查",
  enter: "录入检查结果",
  audit: "审核检查结果",
  publish: "办理公示",
  dispose: "处置发现的问题",
  recheck: "复查整改情况",
  refer: "移送线索并取得回执",
  answer: "答复督办单",
};

/** 三单 */
export const noticeNames = {
  reminder: "提醒单",
  supervision: "督办单",
  accountability: "失职问责单（建议稿）",
} as const;

export type NoticeCode = keyof typeof noticeNames;

/** How a member of a team stands to the task. */
export const memberStateNames: Record<MemberState, string> = {
  pending: "待确认",
  confirmed: "已确认",
  recusalAsked: "申请回避",
  absenceAsked: "报无法参加",
  struck: "已调整",
};

export const drawStateNames: Record<DrawState, string> = {
  committed: "等待见证",
  drawn: "已抽取",
  published: "已公开",
  voided: "已作废",
};

export const importStateNames = {
  checking: "正在核对",
  mapping: "待对应各列",
  staged: "待应用",
  applying: "正在写入",
  applied: "已应用",
  undoing: "正在撤销",
  undone: "已撤销",
  failed: "没有导入",
  cancelled: "已取消",
  expired: "已过期",
  superseded: "已被新文件替代",
} as const;

/** 检查对象类型 */
export const targetTypeNames: Record<TargetType, string> = {
  kindergarten: "幼儿园",
  primary: "小学",
  junior: "初中",
  senior: "高中",
  "nine-year": "九年一贯制学校",
  complete: "完全中学",
  special: "特殊教育学校",
  vocational: "中等职业学校",
  training: "校外培训机构",
  agency: "直属单位",
  community: "社区（成人）学校",
  other: "其他",
};

export const ownershipNames: Record<Target["ownership"], string> = { public: "公办", private: "民办" };

/** 市场主体属性: the registry keeps these words themselves. */
export const subjectNames: Record<Subject, string> = {
  企业: "企业",
  民办非企业单位: "民办非企业单位",
  事业单位: "事业单位",
  其他: "其他",
};
