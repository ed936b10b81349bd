import type { Command } from "../command.ts";

export const mine: Command = {
  name: "我的",
  aliases: ["我的待办", "我的任务", "待办"],
  usage: "我的",
  help: "查看我的待办事项，按期限先后排列",
  permission: null,
  run: async (_ctx, said) => ({ card: "mine", personId: said.by.id, page: 1 }),
};
