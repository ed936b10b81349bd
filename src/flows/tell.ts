import type { Person } from "../domain/person.ts";
import type { Ctx } from "./ctx.ts";
import { answer, type Facts, type Page } from "./page.ts";
import { lanes, type Outgoing } from "./ports.ts";

type How = { lane?: keyof typeof lanes; urgent?: boolean; noticeId?: string; replyTo?: string };

const outgoing = (
  ctx: Ctx,
  dest: Outgoing["dest"],
  page: Page,
  { lane = "answer", ...how }: How,
): Outgoing => ({
  id: ctx.chance.id(),
  dest,
  page,
  lane: lanes[lane],
  ...how,
});

/** Says something in a chat; in the same transaction as what it tells of. */
export const tellChat = (ctx: Ctx, chat: string, page: Page, how: How = {}): Promise<void> =>
  ctx.tx.outbox.put([outgoing(ctx, { chat }, page, how)], ctx.now);

/** A page for somebody in single chat. */
export interface Letter {
  person: Person;
  page: Page;
}

/** Tells each their own, in one statement; returns those who have no account bound and so cannot be told. */
export async function tellEach(ctx: Ctx, letters: Letter[], how: How = {}): Promise<Person[]> {
  await ctx.tx.outbox.put(
    letters.flatMap(({ person, page }) =>
      person.openId === null ? [] : [outgoing(ctx, { user: person.openId }, page, how)],
    ),
    ctx.now,
  );
  return letters.flatMap(({ person }) => (person.openId === null ? [person] : []));
}

/** Tells all of them the same. */
export const tellPeople = (ctx: Ctx, people: Person[], page: Page, how: How = {}): Promise<Person[]> =>
  tellEach(
    ctx,
    people.map((person) => ({ person, page })),
    how,
  );

/** Warns the office (双随机办) of something only people can mend. */
export async function alertOffice(ctx: Ctx, code: string, facts: Facts = {}): Promise<void> {
  await tellPeople(ctx, await ctx.tx.people.withRole("office"), answer(code, facts));
}
