import type { Person } from "../domain/person.ts";
import type { Ctx } from "./ctx.ts";

/** The person with this account; one nobody has met yet is entered under the account's name, with no role. */
export async function knownPerson(ctx: Ctx, openId: string, accountName: string): Promise<Person> {
  const known = await ctx.tx.people.byOpenId(openId);
  if (known) return known;
  const person = {
    id: ctx.chance.id(),
    openId,
    name: accountName,
    mobile: null,
    email: null,
    section: null,
    inspectorId: null,
    active: true,
  };
  await ctx.tx.people.save(person, ctx.now);
  return { ...person, roles: [] };
}
