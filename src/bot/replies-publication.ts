import type { Facts } from "../flows/page.ts";

/** Why a step of 公示 was not taken. */
export const publicationRefusals: Record<string, string> = {
  "publication.empty": "目前没有可以公示的内容。",
  "publication.same": "内容与上一版相同，不用重新公示。",
  "publication.notApproved": "这项公示还没有批准，或者已经登记，请按最新卡片办理。",
  "publication.notPublished": "这项内容目前没有公示，请按最新卡片办理。",
  "publication.where": "公示网址和平台编号至少填写一项。",
  "publication.address": "公示网址应以 http:// 或 https:// 开头，不超过 500 个字。",
  "publication.future": "公示日期不能晚于今天。",
  "publication.early": "公示日期不能早于批准的日期。",
  "publication.inForce":
    "计划、临时任务和实施方案公示后即生效，不能撤回；需要变动的请按程序调整后公示新版本。",
  "publication.tooLate": "公示已超过三个工作日，不能撤回；内容有变动的请准备新版本公示。",
  "publication.singleChat": "预览链接只在单聊里发，请单独给我发送“公示 预览”。",
};

const told = (title: string, line: (by: string) => string) => (facts: Facts) => ({
  tone: "info" as const,
  title,
  lines: [line(String(facts.by ?? ""))],
});

export const publicationAnswers = {
  "pages.opened": told(
    "公示页面已对外开放",
    (by) => `${by}把自带的公示页面对外开放，任何人都可以查看已公示的内容。`,
  ),
  "pages.shut": told("公示页面已停止开放", (by) => `${by}停止了自带公示页面的对外开放。`),
};
