import { type Refusal, refuse } from "../../flows/ctx.ts";
import type { Page } from "../../flows/page.ts";
import { tellPeople } from "../../flows/tell.ts";
import type { Command } from "../command.ts";

const rosters: Record<string, "targets" | "inspectors"> = {
  对象: "targets",
  检查对象: "targets",
  人员: "inspectors",
  检查人员: "inspectors",
};

/** The file goes to single chat, whoever else is in the group: it holds telephone numbers and internal classes. */
export const exporting: Command = {
  name: "导出",
  aliases: ["导出名录"],
  usage: "导出 名录 [对象|人员]",
  help: "把检查对象或执法检查人员名录发成表格，改好后可以再导入",
  permission: "registry.export",
  async run(ctx, said): Promise<Page | Refusal | null> {
    const words = said.rest.split(/\s+/).filter((word) => word !== "" && word !== "名录");
    const roster = words.length === 0 ? "targets" : rosters[words[0]?.replace(/名录$/, "") ?? ""];
    if (roster === undefined) return refuse("export.what");
    // Everybody who may export may see classes (rules.md §1: internal only).
    const page: Page = { card: "file", file: { kind: "roster", roster, classes: true } };
    if (!said.group) return page;
    await tellPeople(ctx, [ctx.by], page);
    return { card: "answer", code: "export.sent", facts: {} };
  },
};
