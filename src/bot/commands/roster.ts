import { answer } from "../../flows/page.ts";
import type { Command } from "../command.ts";

export const roster: Command = {
  name: "导入",
  aliases: ["导入名录"],
  usage: "导入（或直接把名录文件发到聊天里）",
  help: "导入检查对象或执法检查人员名录，先预览再应用",
  permission: "import",
  run: async () => answer("import.how"),
};
