import { type PersonCtx, type Refusal, record, redraw, refuse } from "./ctx.ts";
import type { Assistance } from "./ports.ts";

/**
 * 专业人员协助: somebody who goes along for what they know. An addition, never a replacement: only drawn holders of a
 * 行政执法证 count toward the two (行政处罚法 42; draw-protocol.md §2).
 */
export async function addAssistance(
  ctx: PersonCtx,
  input: { assignmentId: string; name: string; unit: string; task: string },
): Promise<{ assistance: Assistance } | Refusal> {
  const assignment = await ctx.tx.work.assignment(input.assignmentId);
  if (!assignment) return refuse("assignment.noSuch", { assignment: input.assignmentId });
  if (assignment.state !== "active") return refuse("assignment.ended", { assignment: assignment.id });
  const assistance: Assistance = { id: ctx.chance.id(), ...input, byId: ctx.by.id, at: ctx.now };
  await ctx.tx.work.assist(assistance);
  await record(ctx, "assignment.assisted", `assignment:${assignment.id}`, { after: { ...input } });
  await redraw(ctx, `assignment:${assignment.id}`);
  return { assistance };
}
