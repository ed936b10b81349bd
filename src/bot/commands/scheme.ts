import { refuse } from "../../flows/ctx.ts";
import { readEntries } from "../../flows/read-entries.ts";
import type { Command } from "../command.ts";

export const scheme: Command = {
  name: "方案",
  aliases: ["实施方案", "编制方案"],
  usage: "方案 [计划任务编号]",
  help: "编制、送审抽查实施方案",
  permission: "scheme.write",
  more: "不写编号时列出待抽取的各批次；方案按计划任务自动填好，可以修改",
  async run(ctx, said) {
    if (said.group) return refuse("singleOnly", { command: "方案" });
    if (said.rest === "") return { card: "scheme-list", page: 1 };
    const entry = (await readEntries(ctx.tx, ctx.now)).find((one) => one.entry.code === said.rest)?.entry;
    if (!entry) return refuse("entry.unknown", { entry: said.rest });
    const [newest] = (await ctx.tx.schemes.ofEntries([entry.code])).sort(
      (a, b) => b.batch - a.batch || b.version - a.version,
    );
    return newest ? { card: "scheme", schemeId: newest.id } : { card: "scheme-list", page: 1 };
  },
};
