import { type PersonCtx, type Refusal, record, refuse } from "./ctx.ts";
import { answer, type Page } from "./page.ts";
import { sendPendingTasks } from "./send-pending-tasks.ts";

/** 绑定 @某人 <姓名>: ties an account to the one of that name in the registry, and sends what waited for them. */
export async function bindPerson(
  ctx: PersonCtx,
  input: { openId: string; accountName: string; name: string },
): Promise<Page | Refusal> {
  const name = input.name === "" ? input.accountName : input.name;
  const candidates = await ctx.tx.people.named(name);
  const already = await ctx.tx.people.byOpenId(input.openId);
  if (already && already.name === name && already.inspectorId !== null)
    return answer("person.boundAlready", { name });
  const free = candidates.filter((person) => person.openId === null);
  const [person] = free;
  if (!person) return refuse("people.notInRegistry", { name });
  if (free.length > 1) return refuse("people.severalNamed", { name });
  if (already && (already.inspectorId !== null || already.roles.length > 0)) {
    return refuse("people.accountTaken", { name: already.name });
  }
  // The account was entered under its own name when it first spoke; it moves to the registry's person.
  if (already) await ctx.tx.people.save({ ...already, openId: null, active: false }, ctx.now);
  await ctx.tx.people.save({ ...person, openId: input.openId }, ctx.now);
  await record(ctx, "person.bound", `person:${person.id}`, {
    before: { openId: null },
    after: { openId: input.openId },
  });
  const sent = await sendPendingTasks(ctx, { ...person, openId: input.openId });
  return answer("person.bound", { name, sent });
}
