import { needsSecondPerson, type Role } from "../domain/permission.ts";
import { type PersonCtx, type Refusal, record, refuse } from "./ctx.ts";
import { knownPerson } from "./known-person.ts";
import { answer, type Page } from "./page.ts";

export interface RoleInput {
  openId: string;
  accountName: string;
  role: Role;
  revoke: boolean;
}

/**
 * 角色 @某人 <角色>. Supervisor, deputy and chief need a second person's confirmation (rules.md §1): the first saying
 * leaves the grant waiting, the same command by another admin or office person makes it hold.
 */
export async function grantRole(ctx: PersonCtx, input: RoleInput): Promise<Page | Refusal> {
  const person = await knownPerson(ctx, input.openId, input.accountName);
  const holds = person.roles.includes(input.role);
  if (input.revoke) return revoke(ctx, person, input.role, holds);
  if (holds) return answer("role.heldAlready", { name: person.name, role: input.role });
  const waiting = await ctx.tx.people.pendingGrant(person.id, input.role);
  const second = needsSecondPerson(input.role);
  if (second && waiting === null) return propose(ctx, person, input.role);
  if (second && waiting !== null && waiting.grantedBy === ctx.by.id)
    return refuse("role.secondPerson", { role: input.role, name: person.name });
  await ctx.tx.people.grant({
    personId: person.id,
    role: input.role,
    state: "active",
    grantedBy: waiting?.grantedBy ?? ctx.by.id,
    confirmedBy: waiting === null ? null : ctx.by.id,
    at: ctx.now,
  });
  await record(ctx, "role.granted", `person:${person.id}`, { after: { role: input.role } });
  return answer("role.granted", { name: person.name, role: input.role });
}

async function propose(ctx: PersonCtx, person: { id: string; name: string }, role: Role): Promise<Page> {
  await ctx.tx.people.grant({
    personId: person.id,
    role,
    state: "pending",
    grantedBy: ctx.by.id,
    confirmedBy: null,
    at: ctx.now,
  });
  await record(ctx, "role.proposed", `person:${person.id}`, { after: { role } });
  return answer("role.proposed", { name: person.name, role });
}

async function revoke(
  ctx: PersonCtx,
  person: { id: string; name: string },
  role: Role,
  holds: boolean,
): Promise<Page | Refusal> {
  if (!holds) return refuse("role.notHeld", { name: person.name, role });
  const lastAdmin = role === "admin" && (await ctx.tx.people.withRole("admin")).length === 1;
  if (lastAdmin) return refuse("role.lastAdmin");
  await ctx.tx.people.revoke(person.id, role);
  await record(ctx, "role.revoked", `person:${person.id}`, { before: { role } });
  return answer("role.revoked", { name: person.name, role });
}
