import type { Person } from "../domain/person.ts";
import type { Ctx } from "./ctx.ts";
import { tellPeople } from "./tell.ts";

/** Task cards that could not be sent while the inspector had no account; returns how many go out now. */
export async function sendPendingTasks(ctx: Ctx, person: Person): Promise<number> {
  if (person.inspectorId === null) return 0;
  const members = await ctx.tx.work.membersOfInspector(person.inspectorId);
  const pending = members.filter((member) => member.state === "pending");
  for (const member of pending) {
    await tellPeople(
      ctx,
      [person],
      { card: "assignment", assignmentId: member.assignmentId, memberId: member.id },
      { lane: "notice" },
    );
  }
  return pending.length;
}
