import type { ApprovalFacts } from "../../../cards/approval.ts";
import { note } from "../../../cards/kit-blocks.ts";
import { differenceBlocks, planFigures, planTable, warningBlocks } from "../../../cards/plan-blocks.ts";
import type { Approval } from "../../domain/approval.ts";
import type { PlanRef } from "../../flows/edit-plan.ts";
import { readPlan } from "../../flows/read-plan.ts";
import type { View } from "../view.ts";
import { differenceOf, figuresOf, rowOf, warningsOf } from "./plan.ts";

/** More would not fit one card. */
const SHOWN = 20;

/** The one card a leader reads before approving a plan: figures, warnings, what changed, every entry. */
export async function planMatter({ tx }: View, approval: Approval): Promise<ApprovalFacts["matter"]> {
  const { year, version } = approval.facts as PlanRef;
  const view = await readPlan(tx, year, version);
  if (!view) return { rows: [], blocks: [], consequence: "" };
  const difference = differenceOf(view);
  return {
    rows: [["计划任务", `${view.entries.length} 项`]],
    blocks: [
      ...planFigures(figuresOf(view.forecast, view.reading)),
      ...warningBlocks(warningsOf(view.forecast)),
      ...(difference ? differenceBlocks(difference) : []),
      planTable(view.entries.slice(0, SHOWN).map((entry) => rowOf(entry, view.forecast))),
      ...(view.entries.length > SHOWN
        ? [note(`另有 ${view.entries.length - SHOWN} 项，发送“计划 ${year}”可以逐页查看。`)]
        : []),
    ],
    consequence: "同意后由双随机办公示；登记公示之后，才能据此抽取。",
  };
}
