import type { Command } from "../command.ts";

export const items: Command = {
  name: "事项",
  aliases: ["抽查事项", "事项清单"],
  usage: "事项 [词语]",
  help: "查看、认领和维护抽查事项及检查指引",
  permission: null,
  more: "例如：事项 幼儿园；事项 待认领",
  async run(ctx, said) {
    const offered = /^待认领$/.test(said.rest);
    const text = offered || said.rest === "在用" ? "" : said.rest;
    const only = text === "" ? null : await ctx.tx.items.byCode(text.toUpperCase());
    const reader = said.group ? {} : { readerId: said.by.id };
    if (only) return { card: "item", code: only.code, ...reader };
    const state = offered ? "offered" : text === "" ? "active" : "all";
    return { card: "items", state, text, page: 1, ...reader };
  },
};
