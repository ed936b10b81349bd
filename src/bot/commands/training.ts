import type { Command } from "../command.ts";

export const training: Command = {
  name: "培训",
  aliases: ["培训登记", "培训记录"],
  usage: "培训 [登记]",
  help: "登记抽查前培训，查看谁还没有参训",
  permission: "training.log",
  run: async (_ctx, said) =>
    said.rest === "登记" ? { card: "training-form", trainingId: null } : { card: "training-list", page: 1 },
};
