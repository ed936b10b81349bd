import type { Inspector } from "../domain/roster.ts";
import type { Ctx } from "./ctx.ts";

/**
 * Every inspector is a person who can be told; the account is found by mobile or e-mail where the platform knows it.
 * `contacts`: open_ids by mobile or e-mail, looked up before. Returns how many have an account.
 */
export async function enterPeople(
  ctx: Ctx,
  grantedBy: string,
  inspectors: Inspector[],
  contacts: Map<string, string>,
): Promise<number> {
  const known = new Map(
    (await ctx.tx.people.byInspectors(inspectors.map((one) => one.id))).map((one) => [one.inspectorId, one]),
  );
  let bound = 0;
  for (const inspector of inspectors) {
    const { id, name, mobile, email, section } = inspector;
    const openId = contacts.get(mobile ?? "") ?? contacts.get(email ?? "") ?? null;
    const holder = openId === null ? null : await ctx.tx.people.byOpenId(openId);
    const person = known.get(id) ?? (holder?.inspectorId === null ? holder : null);
    const free = openId === null || (holder !== null && holder.id !== person?.id) ? null : openId;
    const entered = {
      id: person?.id ?? ctx.chance.id(),
      openId: person?.openId ?? free,
      name,
      mobile,
      email,
      section,
      inspectorId: id,
      active: inspector.status === "active",
    };
    await ctx.tx.people.save(entered, ctx.now);
    if (!person?.roles.includes("inspector")) {
      await ctx.tx.people.grant({
        personId: entered.id,
        role: "inspector",
        state: "active",
        grantedBy,
        confirmedBy: null,
        at: ctx.now,
      });
    }
    if (entered.openId !== null) bound += 1;
  }
  return bound;
}
