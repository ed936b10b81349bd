import type { Page } from "../../flows/page.ts";
import { tellPeople } from "../../flows/tell.ts";
import type { Command } from "../command.ts";

/** Classes are internal: asked for in a group, the answer comes in single chat. */
export const credit: Command = {
  name: "预警",
  aliases: ["信用预警", "信用风险预警", "信用"],
  usage: "预警 [标准]",
  help: "查看信用风险分类和指数的变化预警",
  permission: "credit.see",
  more: "每月的分类和指数，把表格发给我即可导入",
  async run(ctx, said) {
    const rules = /等级|标准/.test(said.rest);
    const page: Page = rules
      ? { card: "credit-rules", readerId: ctx.by.id }
      : { card: "credit-warnings", page: 1, closed: false };
    if (!said.group) return page;
    await tellPeople(ctx, [ctx.by], page);
    return null;
  },
};
