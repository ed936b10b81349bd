import type { ActOf } from "../../../cards/acts.ts";
import { dayOf } from "../../domain/calendar.ts";
import { isRefusal, refuse } from "../../flows/ctx.ts";
import { openPages, openPreview } from "../../flows/open-pages.ts";
import type { PackageFormat } from "../../flows/page.ts";
import {
  correctPublication,
  registerPublication,
  withdrawPublication,
} from "../../flows/register-publication.ts";
import { submitItems } from "../../flows/submit-items.ts";
import { tellPeople } from "../../flows/tell.ts";
import type { ActHandler } from "../act.ts";

export const list: ActHandler<ActOf<"publication.list">> = {
  permission: "publication.see",
  run: async ({ by }, act) => ({ become: { card: "publications", page: act.page, by: by.id } }),
};

export const open: ActHandler<ActOf<"publication.open">> = {
  permission: "publication.see",
  run: async (_ctx, act) => ({ become: { card: "publication", publicationId: act.publicationId } }),
};

export const prepare: ActHandler<ActOf<"publication.prepare">> = {
  permission: "publication.manage",
  async run(ctx) {
    const done = await submitItems(ctx);
    if (isRefusal(done)) return done;
    return {
      become: { card: "publication", publicationId: done.publication.id },
      toast: "内容已固定，已送领导审批。",
    };
  },
};

const formats: PackageFormat[] = ["html", "xlsx", "docx", "json"];

/** 下载公示包: the files come one by one in single chat. */
export const download: ActHandler<ActOf<"publication.download">> = {
  permission: "publication.see",
  async run(ctx, { publicationId }) {
    const publication = await ctx.tx.publications.byId(publicationId);
    if (publication?.state !== "approved" && publication?.state !== "published")
      return refuse("publication.notApproved");
    for (const format of formats)
      await tellPeople(ctx, [ctx.by], { card: "file", file: { kind: "publication", publicationId, format } });
    return { toast: "公示包稍后在单聊里发给您。", tone: "info" };
  },
};

export const register: ActHandler<ActOf<"publication.register">> = {
  permission: "publication.manage",
  async run(ctx, { publicationId, form }) {
    const done = await registerPublication(ctx, { publicationId, ...form, on: dayOf(new Date(form.on)) });
    return isRefusal(done) ? done : { toast: "已登记，从现在起算作已公示。" };
  },
};

export const correct: ActHandler<ActOf<"publication.correct">> = {
  permission: "publication.manage",
  async run(ctx, { publicationId, form }) {
    const done = await correctPublication(ctx, { publicationId, ...form, on: dayOf(new Date(form.on)) });
    return isRefusal(done) ? done : { toast: "已更正，原来登记的内容留在审计记录里。" };
  },
};

export const withdraw: ActHandler<ActOf<"publication.withdraw">> = {
  permission: "publication.manage",
  async run(ctx, { publicationId, form }) {
    const done = await withdrawPublication(ctx, { publicationId, reason: form.why });
    return isRefusal(done) ? done : { toast: "已撤回，页面上保留撤回说明。", tone: "info" };
  },
};

export const openToAll: ActHandler<ActOf<"pages.open">> = {
  permission: "publication.manage",
  async run(ctx, act) {
    await openPages(ctx, act.open);
    return {
      become: { card: "publications", page: 1, by: ctx.by.id },
      toast: act.open ? "公示页面已对外开放，已告知监督人员。" : "公示页面已停止对外开放，已告知监督人员。",
    };
  },
};

export const preview: ActHandler<ActOf<"pages.preview">> = {
  permission: "publication.see",
  async run(ctx) {
    const key = await openPreview(ctx);
    await tellPeople(ctx, [ctx.by], { card: "preview-link", key });
    return { toast: "预览链接已发到您的单聊，十分钟内可用一次。", tone: "info" };
  },
};
