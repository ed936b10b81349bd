import type { Records } from "./ports.ts";
import { type EntryView, readEntries } from "./read-entries.ts";

/** The leaders' one card, counted from the records. */
export interface BoardView {
  entries: EntryView[];
  members: { pending: number; confirmed: number; asked: number };
  registry: { targets: number; enterprises: number; inspectors: number };
  openNotices: { supervision: number; accountability: number };
  overdue: number;
  waitingForLeader: number;
}

export async function readBoard(tx: Records, now: Date): Promise<BoardView> {
  const entries = await readEntries(tx, now);
  const members = { pending: 0, confirmed: 0, asked: 0 };
  for (const draw of entries.flatMap((entry) => entry.draws)) {
    for (const member of await tx.work.membersOfDraw(draw.id)) {
      if (member.state === "pending") members.pending += 1;
      else if (member.state === "confirmed") members.confirmed += 1;
      else if (member.state !== "struck") members.asked += 1;
    }
  }
  const duties = await tx.duties.allOpen();
  return {
    entries,
    members,
    registry: await tx.registry.counts(),
    openNotices: await tx.notices.countOpen(),
    overdue: duties.filter((duty) => duty.dueAt < now).length,
    waitingForLeader: (await tx.work.openRecusals()).filter((recusal) => recusal.state === "decision").length,
  };
}
