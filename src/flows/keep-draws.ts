import { addWorkdays, dayOf, endOfWork } from "../domain/calendar.ts";
import type { Draw } from "../domain/draw-record.ts";
import { appendAfter } from "./append-after.ts";
import { type Ctx, record, redraw } from "./ctx.ts";
import { answer } from "./page.ts";
import type { Store } from "./ports.ts";
import { alertOffice, tellChat } from "./tell.ts";

/**
 * What time does to draws. A deadline that passed without all witnesses is extended by a working day, visibly, with the
 * same secrets, roster and rules: letting it lapse never yields a new draw (draw-protocol.md §1, Reveal). A draw whose
 * visits are over is published: its list becomes public and its second secret is opened.
 */
export async function keepDraws(store: Store, ctxOf: (tx: Ctx["tx"]) => Ctx, now: Date): Promise<void> {
  for (const draw of await store.read.draws.overdue(now))
    await store.write((tx) => extend(ctxOf(tx), draw.id));
  // The hours left on the card; nothing is sent while it would look the same.
  for (const draw of await store.read.draws.committed())
    await store.write((tx) => redraw(ctxOf(tx), `draw:${draw.id}`));
  for (const draw of await store.read.draws.unpublished())
    if (await over(store, draw, dayOf(now))) await store.write((tx) => publish(ctxOf(tx), draw.id));
}

async function extend(ctx: Ctx, drawId: string): Promise<void> {
  const draw = await ctx.tx.draws.byId(drawId);
  if (draw?.state !== "committed" || draw.deadline >= ctx.now) return;
  const given = await ctx.tx.draws.contributions(draw.id);
  // In strict mode the draw may be waiting for nothing but a number that is not out yet.
  const late = draw.witnesses.filter(({ personId }) => given.every((one) => one.personId !== personId));
  const deadline = endOfWork(addWorkdays(ctx.calendar, dayOf(ctx.now), 1));
  await ctx.tx.draws.update({ ...draw, deadline }, "committed");
  if (late.length === 0) return;
  const until = deadline.toISOString();
  await appendAfter(ctx, draw, "deadline", { until, reason: "到期未收齐见证数字，顺延一个工作日" });
  await record(ctx, "draw.deadlineExtended", `draw:${draw.id}`, {
    before: { deadline: draw.deadline.toISOString() },
    after: { deadline: until },
  });
  const facts = { draw: draw.id, names: late.map(({ name }) => name), until };
  await alertOffice(ctx, "draw.extendedDeadline", facts);
  await tellChat(ctx, draw.chatId, answer("draw.extendedDeadline", facts), { lane: "notice" });
  await redraw(ctx, `draw:${draw.id}`);
}

/** Whether the last visit's window is over. */
async function over(store: Store, draw: Draw, today: string): Promise<boolean> {
  const active = (await store.read.work.assignmentsOf(draw.id)).filter(({ state }) => state === "active");
  return active.every(({ visitUntil }) => visitUntil < today);
}

async function publish(ctx: Ctx, drawId: string): Promise<void> {
  const draw = await ctx.tx.draws.byId(drawId);
  if (draw?.state !== "drawn") return;
  const vault = await ctx.tx.draws.vault(draw.id);
  const openedAgain = vault?.resecret ?? null;
  await ctx.tx.draws.update({ ...draw, state: "published", openedAgain, publishedAt: ctx.now }, "drawn");
  if (openedAgain !== null) await appendAfter(ctx, draw, "close", { rHex: openedAgain });
  await record(ctx, "draw.published", `draw:${draw.id}`);
  // Weeks later the first card can no longer be redrawn (feishu-protocol.md): the group gets a new one.
  await tellChat(ctx, draw.chatId, { card: "draw-ceremony", drawId: draw.id }, { lane: "notice" });
  await redraw(ctx, `draw:${draw.id}`);
}
