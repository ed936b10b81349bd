import type { ActOf } from "../../../cards/acts.ts";
import { schemePartNames, schemeParts } from "../../domain/scheme.ts";
import { isRefusal } from "../../flows/ctx.ts";
import { draftScheme, editScheme, expectedNumber, type SchemeMeanwhile } from "../../flows/draft-scheme.ts";
import { answer } from "../../flows/page.ts";
import { publishNow } from "../../flows/publish-now.ts";
import { submitScheme } from "../../flows/submit-scheme.ts";
import type { ActHandler } from "../act.ts";

const permission = "scheme.write" as const;

export const list: ActHandler<ActOf<"scheme.list">> = {
  permission,
  run: async (_ctx, act) => ({ become: { card: "scheme-list", page: act.page } }),
};

/** Pressed where a draw is prepared in the group, the scheme comes to the single chat and the group's card stays. */
export const draft: ActHandler<ActOf<"scheme.draft">> = {
  permission,
  prepare: (deps, act) => expectedNumber(deps, act.entryId),
  async run(ctx, act, press, prepared) {
    const done = await draftScheme(ctx, act, (prepared ?? null) as number | null);
    if (isRefusal(done)) return done;
    const page = { card: "scheme" as const, schemeId: done.scheme.id };
    const asked = await ctx.tx.outbox.byMessage(press.messageId);
    return asked?.page.card === "draw-prepare"
      ? { say: page, toast: "实施方案已发到您的单聊。", tone: "info" }
      : { become: page, toast: "方案已按计划任务自动填好，可以修改，也可以直接送审。" };
  },
};

export const open: ActHandler<ActOf<"scheme.open">> = {
  permission,
  run: async (_ctx, act) => ({ become: { card: "scheme", schemeId: act.schemeId } }),
};

export const edit: ActHandler<ActOf<"scheme.edit">> = {
  permission,
  run: async (_ctx, act) => ({ become: { card: "scheme-edit", schemeId: act.schemeId } }),
};

export const save: ActHandler<ActOf<"scheme.save">> = {
  permission,
  async run(ctx, act) {
    const done = await editScheme(ctx, { schemeId: act.schemeId, seen: act.seen, text: act.form });
    if (isRefusal(done)) return done;
    if ("meanwhile" in done)
      return {
        become: { card: "scheme-edit", schemeId: act.schemeId },
        say: answer("scheme.meanwhile", { lines: done.meanwhile.flatMap(meanwhileLines) }),
        toast: "您打开之后别人改过这份方案，您的修改没有保存。",
        tone: "warning",
      };
    return { become: { card: "scheme", schemeId: act.schemeId }, toast: "已保存。" };
  },
};

export const submit: ActHandler<ActOf<"scheme.submit">> = {
  permission,
  async run(ctx, act) {
    const done = await submitScheme(ctx, act);
    if (isRefusal(done)) return done;
    return {
      become: { card: "approval", approvalId: done.approval.id },
      toast: "已送分管领导审批，结果会告诉您。",
    };
  },
};

export const published: ActHandler<ActOf<"scheme.published">> = {
  permission,
  async run(ctx, act) {
    const no = await publishNow(ctx, { kind: "scheme", subject: `scheme:${act.schemeId}`, ...act.form });
    return no ?? { toast: "已登记公示。" };
  },
};

const meanwhileLines = ({ by, before, after }: SchemeMeanwhile): string[] =>
  schemeParts.flatMap((part) =>
    before[part] === after[part] ? [] : [`${by}改了“${schemePartNames[part]}”：${after[part]}`],
  );
