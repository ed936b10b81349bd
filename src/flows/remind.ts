import { dayOf } from "../domain/calendar.ts";
import { dueRungs, nextRungAt, type Rung } from "../domain/duty.ts";
import { noticeNumber } from "../domain/notice.ts";
import type { Person } from "../domain/person.ts";
import { type Ctx, record } from "./ctx.ts";
import type { Store, StoredDuty } from "./ports.ts";
import { resolveAddressees } from "./read-addressees.ts";
import { repick } from "./repick.ts";
import { alertOffice, tellPeople } from "./tell.ts";

/** How many duties one tick looks at before it lets others in. */
const BATCH = 20;

/**
 * One tick: every duty whose next rung is due gets its notices (三单, rules.md §5), each duty in a unit of work of its
 * own. Due-ness lives in rows, so a missed tick costs minutes, not messages, and two ticks at once add nothing: a notice
 * is unique by duty, generation, rung and addressee. Returns how many duties were looked at.
 */
export async function remind(store: Store, ctxOf: (tx: Ctx["tx"]) => Ctx, now: Date): Promise<number> {
  let worked = 0;
  for (;;) {
    const due = await store.read.duties.due(now, BATCH);
    for (const { id } of due) await store.write((tx) => fire(ctxOf(tx), id));
    worked += due.length;
    if (due.length < BATCH) return worked;
  }
}

async function fire(ctx: Ctx, dutyId: string): Promise<void> {
  const duty = await ctx.tx.duties.byId(dutyId);
  if (!duty || duty.endedAt !== null) return;
  const issued = await ctx.tx.notices.ofDuty(duty.id);
  const fired = issued.filter((notice) => notice.generation === duty.generation);
  const owner = await ctx.tx.people.byId(duty.ownerId);
  if (!owner) {
    // Nobody to remind: the duty is taken out of the ticks and the office told, instead of being looked at for ever.
    await ctx.tx.duties.setNext(duty.id, null);
    await alertOffice(ctx, "alert.nobodyToAnswer");
    return;
  }
  const rungs = dueRungs(duty, fired, ctx.now, ctx.calendar);
  for (const rung of rungs) {
    if (rung.kind === "repick") {
      await repickLate(ctx, duty);
      return;
    }
    await issue(ctx, duty, rung, await resolveAddressees(ctx.tx, rung.to, owner));
  }
  await ctx.tx.duties.setNext(
    duty.id,
    nextRungAt(duty, firedAfter(fired, rungs, ctx.now), ctx.calendar, ctx.now),
  );
}

const firedAfter = (
  fired: { rung: string; issuedAt: Date; kind: string; ackedAt: Date | null }[],
  rungs: Rung[],
  now: Date,
) => [...fired, ...rungs.map((rung) => ({ rung: rung.key, kind: rung.kind, issuedAt: now, ackedAt: null }))];

async function issue(ctx: Ctx, duty: StoredDuty, rung: Rung, addressees: Person[]): Promise<void> {
  // One matter, one sheet: everybody who gets this 督办单 sees the same number.
  const number = rung.kind === "supervision" && addressees.length > 0 ? await nextNumber(ctx) : null;
  const rows = addressees.map((person) => ({
    person,
    notice: {
      id: ctx.chance.id(),
      dutyId: duty.id,
      generation: duty.generation,
      rung: rung.key,
      kind: rung.kind as "reminder" | "supervision" | "accountability",
      addressee: person.id,
      number,
      issuedAt: ctx.now,
      ackedAt: null,
    },
  }));
  for (const { person, notice } of rows) {
    await ctx.tx.notices.issue(notice);
    const urgent = rung.kind === "accountability";
    await tellPeople(
      ctx,
      [person],
      { card: "notice", noticeId: notice.id },
      { lane: "notice", noticeId: notice.id, urgent },
    );
  }
  await record(ctx, `notice.${rung.kind}`, `duty:${duty.id}`, {
    after: { rung: rung.key, generation: duty.generation, number, to: addressees.map((person) => person.id) },
  });
}

/** 双随机督办〔2026〕7号: unique and in order within the year. */
async function nextNumber(ctx: Ctx): Promise<string> {
  const year = Number(dayOf(ctx.now).slice(0, 4));
  return noticeNumber(year, await ctx.tx.settings.next(`notice:${year}`));
}

async function repickLate(ctx: Ctx, duty: StoredDuty): Promise<void> {
  const member = await ctx.tx.work.member(duty.subject.slice("member:".length));
  if (member?.state === "pending") await repick(ctx, member, "unconfirmed");
  else await ctx.tx.duties.end({ subject: duty.subject, kind: duty.kind }, "settled", ctx.now);
}
