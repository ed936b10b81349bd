import { type ApprovalFacts, approvalCard } from "../../../cards/approval.ts";
import { schemeBlocks } from "../../../cards/scheme.ts";
import { taskRows } from "../../../cards/task.ts";
import { type Approval, type ApprovalKind, decides } from "../../domain/approval.ts";
import { whoMay } from "../../domain/permission.ts";
import type { Draw, View } from "../view.ts";
import { planMatter } from "./plan-matter.ts";
import { itemsMatter } from "./publication.ts";
import { registryMatter } from "./registry-matter.ts";
import { schemeWith } from "./scheme.ts";
import { taskFacts } from "./task.ts";

/** What is decided on, as its kind shows it. */
type Matter = (view: View, approval: Approval) => Promise<ApprovalFacts["matter"]>;

/** The scheme's text as it was sent: what is approved is what was seen. */
const schemeMatter: Matter = async ({ tx }, { subject }) => {
  const found = await schemeWith(tx, subject.slice("scheme:".length));
  if (!found) return { rows: [], blocks: [], consequence: "" };
  const { scheme, entry } = found;
  return {
    rows: [
      ["任务编号", entry.code],
      ["批次", `第 ${scheme.batch} 批（方案第 ${scheme.version} 版）`],
    ],
    blocks: schemeBlocks(scheme.data),
    consequence: entry.announced
      ? "同意后由双随机办公示，公示后即可抽取。"
      : "本次检查不预先通知：同意后即可抽取，方案在检查结束后再公示。",
  };
};

const taskMatter: Matter = async ({ tx }, { subject }) => {
  const task = await tx.tasks.byId(subject.slice("entry:".length));
  if (!task) return { rows: [], blocks: [], consequence: "" };
  // The reason stands among the approval's own rows.
  const rows = taskRows(await taskFacts(tx, task)).filter(([label]) => label !== "缘由");
  return {
    rows,
    blocks: [],
    consequence: "同意后由双随机办公示，公示后编制方案并抽取；与年度计划分开统计。",
  };
};

const matters: Record<ApprovalKind, Matter> = {
  plan: planMatter,
  task: taskMatter,
  scheme: schemeMatter,
  items: itemsMatter,
  registry: registryMatter,
};

export const approval: Draw<"approval"> = async (view, page) => {
  const { tx } = view;
  const asked = await tx.approvals.byId(page.approvalId);
  if (!asked) return null;
  const by = await tx.people.byId(asked.byId);
  const decidedBy = asked.decidedBy === null ? null : await tx.people.byId(asked.decidedBy);
  const deciders = await tx.people.withRole(...whoMay(decides[asked.kind]));
  return approvalCard({
    approvalId: asked.id,
    title: asked.title,
    reason: asked.reason,
    by: by?.name ?? "",
    at: asked.at.toISOString(),
    deciders: deciders.filter(({ id }) => id !== asked.byId).map(({ name }) => name),
    state: asked.state,
    outcome: asked.decidedAt && {
      by: decidedBy?.name ?? "",
      at: asked.decidedAt.toISOString(),
      text: asked.decision ?? "",
    },
    matter: await matters[asked.kind](view, asked),
  });
};
