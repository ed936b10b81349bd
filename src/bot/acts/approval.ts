import type { ActOf } from "../../../cards/acts.ts";
import { isRefusal } from "../../flows/ctx.ts";
import { decideApproval, withdrawApproval } from "../../flows/decide-approval.ts";
import type { ActHandler } from "../act.ts";

export const open: ActHandler<ActOf<"approval.open">> = {
  run: async (_ctx, act) => ({ become: { card: "approval", approvalId: act.approvalId } }),
};

export const decide: ActHandler<ActOf<"approval.decide">> = {
  async run(ctx, act) {
    const input = { approvalId: act.approvalId, approve: act.approve, text: act.form.text };
    const done = await decideApproval(ctx, input);
    if (isRefusal(done)) return done;
    return { toast: act.approve ? "已同意，结果已告知提出人。" : "已退回，结果已告知提出人。" };
  },
};

export const withdraw: ActHandler<ActOf<"approval.withdraw">> = {
  async run(ctx, act) {
    const done = await withdrawApproval(ctx, act);
    if (isRefusal(done)) return done;
    return { toast: "已撤回，可以修改后重新送审。", tone: "info" };
  },
};
