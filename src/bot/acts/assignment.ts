import type { ActOf } from "../../../cards/acts.ts";
import { askToStepBack } from "../../flows/ask-recusal.ts";
import { confirmAssignment } from "../../flows/confirm-assignment.ts";
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
