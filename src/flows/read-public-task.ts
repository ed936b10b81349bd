import { scopeWords } from "../domain/plan-lines.ts";
import type { Records } from "./ports.ts";

/** What the public may read of a 临时任务. Days are "YYYY-MM-DD". */
export interface PublicTask {
  code: string;
  name: string;
  section: string;
  reason: string;
  items: string[];
  /** Empty for an unannounced check that is not over. */
  scope: string;
  visitFrom: string;
  visitUntil: string;
}

/**
 * The 临时任务 for a 公示包, by a list of fields; null when it is not approved. Why it was started may tell of a complaint
 * or of a credit class, so only the kind of reason before the first 「：」 is public; named targets are counted, not named.
 */
export async function publicTask(tx: Records, entryId: string, today: string): Promise<PublicTask | null> {
  const task = await tx.tasks.byId(entryId);
  if (task?.state !== "approved") return null;
  const { entry } = task;
  // What a target is tagged with may tell of its record.
  const { tags: _tags, ...filter } = entry.filter;
  const [kind = ""] = (entry.reason ?? "").split("：");
  return {
    code: entry.code,
    name: entry.name,
    section: entry.section,
    // The class is internal, and so is that it changed (rules.md §7).
    reason: kind === "信用预警" ? "日常监管" : kind,
    items: (await tx.plan.items(entry.items)).map(({ name }) => name),
    scope: !entry.announced && today <= entry.visitUntil ? "" : scopeWords(filter),
    visitFrom: entry.visitFrom,
    visitUntil: entry.visitUntil,
  };
}
