import type { PlanEntry } from "./plan-entry.ts";

/** 年度抽查计划: a version is a list of entries. Changed entries are new rows, so that drawn work keeps its own. */
export interface Plan {
  year: number;
  version: number;
  /** `replaced`: a later version was published. */
  state: PlanState;
  entryIds: string[];
  /** Why it was adjusted; empty for the first version. */
  reason: string;
  /** Person ids. */
  proposedBy: string;
  proposedAt: Date;
  approvedBy: string | null;
  approvedAt: Date | null;
  publishedAt: Date | null;
  /** The forecast as the leader approved it. */
  forecast: unknown;
}

export type PlanState = "draft" | "submitted" | "approved" | "published" | "replaced";

/** What a new version must keep of what is drawn already (S9: drawn work never changes with a later version). */
export type PlanFault =
  | { fault: "empty" }
  | { fault: "drawnDropped"; name: string }
  | { fault: "drawnBatches"; name: string; drawn: number }
  | { fault: "entry"; name: string; why: EntryFault };

export type EntryFault =
  | "noName"
  | "noSection"
  | "noItems"
  | "badItem"
  | "noRate"
  | "badRate"
  | "notMonotone"
  | "overCap"
  | "badDays"
  | "drawReversed"
  | "visitReversed"
  | "visitBeforeDraw"
  | "otherYear"
  | "badTeam"
  | "badBatches";

/** Whether a version may be sent for approval. `drawn`: the highest batch drawn, by code of the entry. */
export function planFaults(
  entries: readonly PlanEntry[],
  drawn: ReadonlyMap<string, { name: string; batch: number }>,
  faultOf: (entry: PlanEntry) => EntryFault | null,
): PlanFault[] {
  const faults: PlanFault[] = entries.length === 0 ? [{ fault: "empty" }] : [];
  const byCode = new Map(entries.map((entry) => [entry.code, entry]));
  for (const [code, { name, batch }] of drawn) {
    const entry = byCode.get(code);
    if (!entry) faults.push({ fault: "drawnDropped", name });
    else if (entry.batches < batch) faults.push({ fault: "drawnBatches", name, drawn: batch });
  }
  for (const entry of entries) {
    const why = faultOf(entry);
    if (why !== null) faults.push({ fault: "entry", name: entry.name, why });
  }
  return faults;
}
