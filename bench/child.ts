// One subject at one size, in a process of its own: node child.js <bench> <size> <subject>, with an IPC channel.

import { benches } from "./benches.ts";
import { laps, type Measured } from "./laps.ts";

/** What the parent hears, once. */
export type Told = (Measured & { rssMb: number }) | { fault: string };

/** Leaves the parent's limit of 60 s some room. */
const BUDGET_MS = 56_000;

const [bench = "", size = "", subject = ""] = process.argv.slice(2);

async function measure(): Promise<Told> {
  try {
    const open = benches[bench]?.subjects[subject];
    if (!open) throw new Error(`no such subject: ${bench} ${subject}`);
    const measured = laps(await open(size), BUDGET_MS);
    return { ...measured, rssMb: process.resourceUsage().maxRSS / 1024 };
  } catch (fault) {
    return { fault: fault instanceof Error ? fault.message : String(fault) };
  }
}

process.send?.(await measure(), () => process.disconnect());
