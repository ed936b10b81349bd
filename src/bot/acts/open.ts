import type { ActOf } from "../../../cards/acts.ts";
import type { Press } from "../../domain/incoming.ts";
import { isRefusal, type PersonCtx } from "../../flows/ctx.ts";
import type { Page } from "../../flows/page.ts";
import { currentTeam, readAssignmentFor } from "../../flows/read-assignment.ts";
import type { ActHandler, Outcome } from "../act.ts";
import { isGroupPress } from "./where.ts";

// Buttons that only show something. What belongs to one person is sent to that person alone when the press was in a group.

export const help: ActHandler<ActOf<"help.open">> = {
  run: async (ctx, act, press) => ({
    become: {
      card: "help",
      personId: ctx.by.id,
      group: await isGroupPress(ctx, press),
      ...(act.topic === undefined ? {} : { topic: act.topic }),
    },
  }),
};

export const mine: ActHandler<ActOf<"mine.open">> = {
  async run(ctx, act, press) {
    const page = { card: "mine" as const, personId: ctx.by.id, page: act.page };
    return (await isGroupPress(ctx, press))
      ? { say: page, toast: "已发到您的单聊。", tone: "info" }
      : { become: page };
  },
};

export const board: ActHandler<ActOf<"board.open">> = {
  permission: "board.see",
  async run(ctx, _act, press) {
    return (await isGroupPress(ctx, press))
      ? { say: { card: "board" }, toast: "已发到您的单聊。", tone: "info" }
      : { become: { card: "board" } };
  },
};

export const progress: ActHandler<ActOf<"progress.open">> = {
  permission: "progress.see",
  run: (ctx, act, press) =>
    turnOrSend(
      ctx,
      press,
      { card: "progress", drawId: act.drawId, page: act.page },
      "抽取进度已发到您的单聊。",
    ),
};

export const progressList: ActHandler<ActOf<"progress.list">> = {
  permission: "progress.see",
  run: (ctx, act, press) =>
    turnOrSend(ctx, press, { card: "progress-list", page: act.page }, "抽取进度已发到您的单聊。"),
};

/** Overviews turn into each other; on any other card they must not take the place of what it is for. */
const overviews: readonly Page["card"][] = ["progress", "progress-list", "board"];

async function turnOrSend(ctx: PersonCtx, press: Press, page: Page, toast: string): Promise<Outcome> {
  const asked = await ctx.tx.outbox.byMessage(press.messageId);
  return asked && overviews.includes(asked.page.card) ? { become: page } : { say: page, toast, tone: "info" };
}

export const assignment: ActHandler<ActOf<"assignment.open">> = {
  async run(ctx, act) {
    const view = await readAssignmentFor(ctx.tx, ctx.by, act.assignmentId, false);
    if (isRefusal(view)) return view;
    const own = currentTeam(view.members).find((member) => member.inspectorId === ctx.by.inspectorId);
    return {
      say: {
        card: "assignment",
        assignmentId: act.assignmentId,
        memberId: own?.id ?? null,
        readerId: ctx.by.id,
      },
      toast: "任务卡片已发到您的单聊。",
      tone: "info",
    };
  },
};
