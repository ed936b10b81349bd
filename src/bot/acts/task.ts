import type { ActOf } from "../../../cards/acts.ts";
import { isRefusal } from "../../flows/ctx.ts";
import { cancelTask, submitTask, writeTask } from "../../flows/propose-task.ts";
import { publishNow } from "../../flows/publish-now.ts";
import type { ActHandler } from "../act.ts";

const permission = "scheme.write" as const;

export const list: ActHandler<ActOf<"task.list">> = {
  permission,
  run: async (_ctx, act) => ({ become: { card: "task-list", page: act.page } }),
};

export const begin: ActHandler<ActOf<"task.new">> = {
  permission,
  run: async (ctx) => ({ become: { card: "task-form", entryId: null, section: ctx.by.section } }),
};

export const open: ActHandler<ActOf<"task.open">> = {
  permission,
  run: async (_ctx, act) => ({ become: { card: "task", entryId: act.entryId } }),
};

export const edit: ActHandler<ActOf<"task.edit">> = {
  permission,
  run: async (_ctx, act) => ({ become: { card: "task-form", entryId: act.entryId, section: null } }),
};

export const save: ActHandler<ActOf<"task.save">> = {
  permission,
  async run(ctx, act) {
    const { origin, why, ...form } = act.form;
    const done = await writeTask(ctx, { ...form, reason: `${origin}：${why}`, entryId: act.entryId });
    if (isRefusal(done)) return done;
    return { become: { card: "task", entryId: done.task.entry.id }, toast: "已保存，核对无误后请送审。" };
  },
};

export const submit: ActHandler<ActOf<"task.submit">> = {
  permission,
  async run(ctx, act) {
    const done = await submitTask(ctx, act);
    if (isRefusal(done)) return done;
    return {
      become: { card: "approval", approvalId: done.approval.id },
      toast: "已送分管领导审批，结果会告诉您。",
    };
  },
};

export const published: ActHandler<ActOf<"task.published">> = {
  permission,
  async run(ctx, act) {
    const no = await publishNow(ctx, { kind: "task", subject: `entry:${act.entryId}`, ...act.form });
    return no ?? { toast: "已登记公示，可以编制实施方案并抽取。" };
  },
};

export const cancel: ActHandler<ActOf<"task.cancel">> = {
  permission,
  async run(ctx, act) {
    const no = await cancelTask(ctx, { entryId: act.entryId, reason: act.form.reason });
    return no ?? { toast: "已取消，记录保留。", tone: "info" };
  },
};
