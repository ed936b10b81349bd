import type { ActOf } from "../../../cards/acts.ts";
import { applyCredit, undoCredit } from "../../flows/apply-credit.ts";
import { isRefusal } from "../../flows/ctx.ts";
import { closeWarning, proposeWarningCheck } from "../../flows/propose-warning-check.ts";
import { setGrade, setThreshold } from "../../flows/set-credit-rules.ts";
import type { ActHandler } from "../act.ts";

export const apply: ActHandler<ActOf<"credit.apply">> = {
  permission: "credit.handle",
  async run(ctx, act) {
    const done = await applyCredit(ctx, { importId: act.importId, month: act.form.month });
    if (isRefusal(done)) return done;
    return { toast: `已登记 ${done.entered} 家，产生预警 ${done.warned} 条。` };
  },
};

export const undo: ActHandler<ActOf<"credit.undo">> = {
  permission: "credit.handle",
  async run(ctx, act) {
    const done = await undoCredit(ctx, act);
    return isRefusal(done) ? done : { toast: "已撤销，分类和指数恢复原样。", tone: "info" };
  },
};

export const download: ActHandler<ActOf<"credit.download">> = {
  permission: "credit.handle",
  run: async (_ctx, act) => ({
    say: { card: "file", file: { kind: "credit-faults", importId: act.importId } },
    toast: "文件稍后在单聊里发给您。",
    tone: "info",
  }),
};

export const rules: ActHandler<ActOf<"credit.rules">> = {
  permission: "credit.see",
  run: async ({ by }) => ({ become: { card: "credit-rules", readerId: by.id } }),
};

export const grade: ActHandler<ActOf<"credit.setGrade">> = {
  permission: "credit.handle",
  async run(ctx, act) {
    const done = await setGrade(ctx, act.form);
    return isRefusal(done) ? done : { toast: `已保存“${done.grade}”的对应。` };
  },
};

export const threshold: ActHandler<ActOf<"credit.setThreshold">> = {
  permission: "credit.handle",
  async run(ctx, act) {
    const done = await setThreshold(ctx, act.form);
    return isRefusal(done) ? done : { toast: "预警标准已保存。" };
  },
};

export const list: ActHandler<ActOf<"warning.list">> = {
  permission: "credit.see",
  run: async (_ctx, act) => ({ become: { card: "credit-warnings", page: act.page, closed: act.closed } }),
};

export const open: ActHandler<ActOf<"warning.open">> = {
  permission: "credit.see",
  run: async (_ctx, act) => ({ become: { card: "credit-warning", warningId: act.warningId } }),
};

export const propose: ActHandler<ActOf<"warning.propose">> = {
  permission: "credit.handle",
  async run(ctx, act) {
    const done = await proposeWarningCheck(ctx, { warningId: act.warningId, reason: act.form.reason });
    return isRefusal(done) ? done : { toast: `已送${done.deciders.join("、")}审批。` };
  },
};

export const close: ActHandler<ActOf<"warning.close">> = {
  permission: "credit.handle",
  async run(ctx, act) {
    const done = await closeWarning(ctx, { warningId: act.warningId, reason: act.form.reason });
    return isRefusal(done) ? done : { toast: "已登记为不需要检查。", tone: "info" };
  },
};
