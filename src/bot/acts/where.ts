import type { Press } from "../../domain/incoming.ts";
import type { PersonCtx } from "../../flows/ctx.ts";

/** Whether the pressed card hangs in a group, where everybody sees what it turns into. A single chat is addressed by its person. */
export async function isGroupPress(ctx: PersonCtx, press: Press): Promise<boolean> {
  const row = await ctx.tx.outbox.byMessage(press.messageId);
  return row?.dest.startsWith("chat:") ?? true;
}
