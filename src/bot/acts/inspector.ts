import type { ActOf } from "../../../cards/acts.ts";
import type { RelationKind } from "../../domain/roster.ts";
import { lastDayIn, periodsIn } from "../../domain/roster-day.ts";
import { isRefusal, refuse } from "../../flows/ctx.ts";
import { editLeave } from "../../flows/edit-leave.ts";
import { declareRelation, removeRelation as dropRelation } from "../../flows/edit-relation.ts";
import type { ActHandler } from "../act.ts";

export const addLeave: ActHandler<ActOf<"leave.add">> = {
  permission: "registry.edit",
  async run(ctx, { inspectorId, rev, form }) {
    const [add, another] = periodsIn(form.period) ?? [];
    if (!add || another) return refuse("registry.period", { text: form.period });
    const done = await editLeave(ctx, { id: inspectorId, rev, add, remove: null });
    return isRefusal(done) ? done : { toast: `已登记${done.name}请假 ${add.from}至${add.to}。` };
  },
};

export const removeLeave: ActHandler<ActOf<"leave.remove">> = {
  permission: "registry.edit",
  async run(ctx, { inspectorId, rev, form }) {
    const done = await editLeave(ctx, { id: inspectorId, rev, add: null, remove: form.leave });
    return isRefusal(done) ? done : { toast: `已为${done.name}销假。` };
  },
};

export const addRelation: ActHandler<ActOf<"relation.add">> = {
  async run(ctx, { inspectorId, form }) {
    const until = form.until === "" ? null : lastDayIn(form.until);
    if (form.until !== "" && until === null)
      return refuse("registry.day", { field: "until", text: form.until });
    const { target, kind, reason } = form;
    const done = await declareRelation(ctx, { inspectorId, target, kind, until, reason });
    return isRefusal(done) ? done : { toast: `已登记与${done.target}的回避关系。` };
  },
};

export const removeRelation: ActHandler<ActOf<"relation.remove">> = {
  permission: "registry.edit",
  async run(ctx, { inspectorId, form }) {
    const [kind = "", targetId = ""] = form.relation.split(/\|(.*)/su);
    const input = { inspectorId, targetId, kind: kind as RelationKind, reason: form.reason2 };
    const done = await dropRelation(ctx, input);
    return isRefusal(done) ? done : { toast: "已解除，理由已留存。" };
  },
};
