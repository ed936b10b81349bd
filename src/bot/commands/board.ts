import type { Command } from "../command.ts";

export const board: Command = {
  name: "看板",
  aliases: ["总览"],
  usage: "看板",
  help: "一张卡片看全年抽查进展和需要领导处理的事项",
  permission: "board.see",
  run: async () => ({ card: "board" }),
};
