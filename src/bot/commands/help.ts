import type { Command } from "../command.ts";

export const help: Command = {
  name: "帮助",
  aliases: ["菜单", "help", "?"],
  usage: "帮助 [命令]",
  help: "查看能办的事，或某个命令的用法",
  permission: null,
  run: async (_ctx, said) => ({
    card: "help",
    personId: said.by.id,
    group: said.group,
    ...(said.rest === "" ? {} : { topic: said.rest }),
  }),
};
