import type { ActOf } from "../../../cards/acts.ts";
import { addAssistance } from "../../flows/add-assistance.ts";
import { askInStead, askToStepBack } from "../../flows/ask-recusal.ts";
import { confirmAssignment, confirmInStead } from "../../flows/confirm-assignment.ts";
import { isRefusal } from "../../flows/ctx.ts";
import type { ActHandler } from "../act.ts";

export const confirm: ActHandler<ActOf<"assignment.confirm">> = {
  async run(ctx, act) {
    const done = await confirmAssignment(ctx, act);
    return isRefusal(done) ? done : { toast: "已确认接受任务。" };
  },
};

export const recuse: ActHandler<ActOf<"assignment.recuse">> = {
  async run(ctx, act) {
    const done = await askToStepBack(ctx, {
      memberId: act.memberId,
      kind: "recusal",
      reason: act.form.reason,
    });
    return isRefusal(done) ? done : { toast: "回避申请已提交，等待办理。" };
  },
};

export const absent: ActHandler<ActOf<"assignment.absent">> = {
  async run(ctx, act) {
    const done = await askToStepBack(ctx, {
      memberId: act.memberId,
      kind: "absence",
      reason: act.form.reason,
    });
    return isRefusal(done) ? done : { toast: "已报科室负责人。" };
  },
};

export const confirmFor: ActHandler<ActOf<"assignment.confirmFor">> = {
  permission: "assignment.answerFor",
  async run(ctx, act) {
    const done = await confirmInStead(ctx, act);
    return isRefusal(done) ? done : { toast: "已代为登记确认。" };
  },
};

export const absentFor: ActHandler<ActOf<"assignment.absentFor">> = {
  permission: "assignment.answerFor",
  async run(ctx, act) {
    const done = await askInStead(ctx, { memberId: act.memberId, reason: act.form.reason });
    return isRefusal(done) ? done : { toast: "已代为登记，送有关负责人决定。" };
  },
};

export const assist: ActHandler<ActOf<"assistance.add">> = {
  permission: "assistance.enter",
  async run(ctx, act) {
    const done = await addAssistance(ctx, { assignmentId: act.assignmentId, ...act.form });
    return isRefusal(done) ? done : { toast: "已登记专业人员协助，检查组各人的卡片同步更新。" };
  },
};
