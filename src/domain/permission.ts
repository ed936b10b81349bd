/** 角色 of rules.md §1; a person may hold several. Schools are reached by their 学校联络员, who has no account here. */
export const roles = [
  "admin",
  "office",
  "section",
  "inspector",
  "deputy",
  "chief",
  "supervisor",
  "district",
] as const;
export type Role = (typeof roles)[number];

/** What somebody may do, by role (commands.md). Whose card or task it is, the flows check besides. */
const allowed = {
  /** 抽取、作废 */
  "draw.organise": ["office"],
  /** 作废: the organiser before anybody has contributed, a supervisor and a leader together after it */
  "draw.void": ["office", "supervisor", "deputy", "chief"],
  /** 复核签认 */
  "draw.attest": ["supervisor"],
  /** 出具入池凭证 */
  "draw.openTarget": ["office", "section", "supervisor", "district"],
  /** 进度 */
  "progress.see": ["office", "section", "deputy", "chief", "supervisor", "admin"],
  /** 看板 */
  "board.see": ["office", "deputy", "chief", "supervisor", "admin"],
  /** 导入, 应用 */
  import: ["office", "section"],
  /** 新增、认领、修改、停用抽查事项; a section only its own */
  "items.edit": ["office", "section"],
  /** 计划 */
  "plan.see": ["office", "section", "deputy", "chief", "supervisor"],
  /** 编制、调整、送审计划 */
  "plan.edit": ["office", "section"],
  /** 登记公示、确定统计口径 */
  "plan.publish": ["office"],
  /** 导出名录 */
  "registry.export": ["office", "section", "deputy", "chief", "supervisor"],
  /** 计划、临时任务、实施方案、公示内容的审批 */
  "plan.approve": ["deputy", "chief"],
  /** 临时任务、实施方案的拟定和送审 */
  "scheme.write": ["office", "section"],
  /** 培训 登记 */
  "training.log": ["office", "section"],
  /** 预警、信用风险分类: internal, never in a group */
  "credit.see": ["office", "section", "deputy", "chief", "supervisor"],
  /** 应用信用风险分类, 处理预警 */
  "credit.handle": ["office"],
  /** 公示: what waits, what is public */
  "publication.see": ["office", "section"],
  /** 准备公示、登记公示、撤回公示、对外开放 */
  "publication.manage": ["office"],
  /** 核对学区联络员提交的名录变动 */
  "registry.check": ["office"],
  /** 修改名录 */
  "registry.edit": ["office", "section"],
  /** 提交本学区名录变动 */
  "registry.propose": ["district"],
  /** 联系方式、信用风险分类、请假和回避关系 */
  "registry.details": ["office", "section", "deputy", "chief", "supervisor"],
  /** 名录缺项 */
  "registry.gaps": ["office", "section", "deputy", "chief", "supervisor", "district"],
  /** 角色、绑定 */
  "people.manage": ["admin", "office"],
  /** 确认接受、申请回避、无法参加 */
  "assignment.answer": ["inspector"],
  /** 代没有飞书账号的人员登记答复 */
  "assignment.answerFor": ["office"],
  /** 登记专业人员协助 */
  "assistance.enter": ["office", "section"],
  /** 回避意见, and the decision on an absence */
  "recusal.opine": ["section"],
  /** 回避决定: the head of the authority or who stands in (行政处罚法 第四十三条) */
  "recusal.decide": ["deputy", "chief"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof allowed;

/** Whether any of the roles carries the permission. */
export const may = (held: readonly Role[], permission: Permission): boolean =>
  held.some((role) => (allowed[permission] as readonly Role[]).includes(role));

/** The roles that carry it, for telling somebody who may. */
export const whoMay = (permission: Permission): Role[] => [...allowed[permission]];

const watching: readonly Role[] = ["supervisor", "deputy", "chief"];

/** 监督人员、分管领导、组长 oversee the others: granting these needs a second person's confirmation (rules.md §1). */
export const needsSecondPerson = (role: Role): boolean => watching.includes(role);

/** A grant that waits for its second person. */
export interface PendingGrant {
  personId: string;
  grantedBy: string;
}

/** The second person is neither who proposed the grant nor who would get the role (rules.md §1). */
export const maySecond = (grant: PendingGrant, by: string): boolean =>
  by !== grant.grantedBy && by !== grant.personId;
