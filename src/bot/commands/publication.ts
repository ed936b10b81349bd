import { refuse } from "../../flows/ctx.ts";
import { openPreview } from "../../flows/open-pages.ts";
import type { Command } from "../command.ts";

export const publication: Command = {
  name: "公示",
  aliases: ["公示包", "预览公示", "公示预览"],
  usage: "公示 [预览]",
  help: "清单、计划、方案的公示包：送审、下载、登记公示网址，页面预览",
  permission: "publication.see",
  more: "“公示”看待公示和已公示的内容；“公示 预览”取一次性预览链接（限单聊）",
  async run(ctx, said) {
    if (said.rest !== "预览") return { card: "publications", page: 1, by: ctx.by.id };
    if (said.group) return refuse("publication.singleChat");
    return { card: "preview-link", key: await openPreview(ctx) };
  },
};
