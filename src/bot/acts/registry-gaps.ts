import type { ActOf } from "../../../cards/acts.ts";
import type { Press } from "../../domain/incoming.ts";
import type { RegistryGap } from "../../domain/registry-gaps.ts";
import { isRefusal, type PersonCtx } from "../../flows/ctx.ts";
import { gapScope } from "../../flows/gap-scope.ts";
import { checkRegistry } from "../../flows/keep-registry.ts";
import type { GapPlace, Page } from "../../flows/page.ts";
import type { ActHandler, Outcome } from "../act.ts";
import { turn } from "./registry.ts";
import { isGroupPress } from "./where.ts";

/** What is missing is told in single chat alone. */
async function show(ctx: PersonCtx, press: Press, page: Page): Promise<Outcome> {
  return (await isGroupPress(ctx, press))
    ? { say: page, toast: "已发到您的单聊。", tone: "info" }
    : turn(ctx, press, page);
}

/** Whoever may see only one district's schools is never shown another's. */
function listPage(ctx: PersonCtx, gap: RegistryGap, place: GapPlace, page: number): Page {
  const own = gapScope(ctx.by);
  const where = own === null ? place : { ...place, district: own };
  return { card: "registry-gap-list", gap, place: where, page, readerId: ctx.by.id };
}

export const open: ActHandler<ActOf<"registry.gaps">> = {
  permission: "registry.gaps",
  run: (ctx, act, press) =>
    show(ctx, press, {
      card: "registry-gaps",
      district: gapScope(ctx.by) ?? act.district,
      readerId: ctx.by.id,
    }),
};

export const list: ActHandler<ActOf<"registry.gapList">> = {
  permission: "registry.gaps",
  run: (ctx, { gap, place, page }, press) => show(ctx, press, listPage(ctx, gap, place, page)),
};

export const search: ActHandler<ActOf<"registry.gapSearch">> = {
  permission: "registry.gaps",
  run: (ctx, { form: { gap, ...place } }, press) => show(ctx, press, listPage(ctx, gap, place, 1)),
};

export const checked: ActHandler<ActOf<"registry.checked">> = {
  permission: "registry.gaps",
  async run(ctx, act) {
    const done = await checkRegistry(ctx, { dutyId: act.dutyId, reason: act.form.reason });
    return isRefusal(done) ? done : { toast: "已登记本月核对情况。" };
  },
};

export const waiting: ActHandler<ActOf<"registry.waiting">> = {
  permission: "registry.check",
  run: (ctx, act, press) => show(ctx, press, { card: "registry-waiting", page: act.page }),
};
