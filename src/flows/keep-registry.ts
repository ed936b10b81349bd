import { addWorkdays, dayOf, endOfWork, nextWorkingMoment } from "../domain/calendar.ts";
import { scopeOf, scopeSubject } from "../domain/registry-gaps.ts";
import { type Ctx, type PersonCtx, type Refusal, record, redraw, refuse } from "./ctx.ts";
import { type NewDuty, openDuties } from "./open-duty.ts";
import type { Records, Store } from "./ports.ts";
import { type GapReport, gapTotal, readGaps } from "./read-gaps.ts";
import { tellEach } from "./tell.ts";

/** The month whose duties are open, and the registries' stamp when they were last compared with what is missing. */
const MONTH = "registry.month";
const LOOKED = "registry.looked";
const LINES_AT_ONCE = 500;
/** 100,000 records after a great import get their lines within two or three ticks. */
const MOST_BITES = 100;
/** [D] Ten working days for what a month shows. */
const DAYS = 10;

/** Lines for records that were written without them, in bites of 500 that others can come between. */
export async function keepLines(store: Store): Promise<number> {
  let made = 0;
  for (let bites = 0; bites < MOST_BITES; bites += 1) {
    const some = await store.write((tx) => tx.listing.index(LINES_AT_ONCE));
    made += some;
    if (some < LINES_AT_ONCE) break;
  }
  return made;
}

/**
 * 更新名录库: on the first working day of a month every district's contact owes what the district's schools lack, and
 * 双随机办 the rest; a duty ends by itself when nothing is missing any more. Nothing but two settings is read while the month
 * is open and nothing has changed. A new installation begins with its next month.
 */
export async function keepRegistry(store: Store, ctxOf: (tx: Records) => Ctx, now: Date): Promise<void> {
  const month = dayOf(now).slice(0, 7);
  const { read } = store;
  const before = await read.settings.get(MONTH);
  const { calendar } = ctxOf(read);
  const working = nextWorkingMoment(calendar, now).getTime() === now.getTime();
  if (before === null) {
    await store.write((tx) => tx.settings.set(MONTH, month));
    return;
  }
  const opens = before !== month && working;
  const stamp = registryPart(await read.registry.stamp());
  if (!opens && (await read.settings.get(LOOKED)) === stamp) return;
  const county = await readGaps(read, now, null);
  if (opens) await store.write((tx) => openMonth(ctxOf(tx), month, county));
  await store.write((tx) => endMended(ctxOf(tx), stamp, county));
}

/** Tasks change the stamp too, and what is missing does not hang on them. */
const registryPart = (stamp: string): string =>
  stamp.split(",").find((part) => part.startsWith("registry")) ?? "";

async function openMonth(ctx: Ctx, month: string, county: GapReport): Promise<void> {
  if ((await ctx.tx.settings.get(MONTH)) === month) return;
  await ctx.tx.settings.set(MONTH, month);
  const dueAt = endOfWork(addWorkdays(ctx.calendar, dayOf(ctx.now), DAYS));
  const owners = await ownersOf(ctx.tx, month, county);
  const wanted: NewDuty[] = [];
  for (const { subject, ownerId } of owners) {
    const known = await ctx.tx.duties.of(subject);
    if (!known.some((duty) => duty.ownerId === ownerId))
      wanted.push({ kind: "registry", subject, ownerId, dueAt });
  }
  await openDuties(ctx, wanted);
  const owing = await ctx.tx.people.byIds(wanted.map(({ ownerId }) => ownerId));
  const letters = wanted.flatMap(({ subject, ownerId }) => {
    const person = owing.find(({ id }) => id === ownerId);
    const district = scopeOf(subject)?.district ?? null;
    const page = { card: "registry-gaps" as const, district, readerId: ownerId };
    return person ? [{ person, page }] : [];
  });
  await tellEach(ctx, letters, { lane: "notice" });
}

async function ownersOf(
  tx: Records,
  month: string,
  county: GapReport,
): Promise<{ subject: string; ownerId: string }[]> {
  const contacts = await tx.people.withRole("district");
  const lacking = lackingDistricts(county);
  const districts = contacts.flatMap(({ id, section }) =>
    section !== null && lacking.has(section) ? [{ subject: scopeSubject(section, month), ownerId: id }] : [],
  );
  const seenTo = new Set(contacts.map(({ section }) => section ?? ""));
  const [office] = await tx.people.withRole("office");
  const owes = office && officeOwes(county, seenTo);
  return owes ? [...districts, { subject: scopeSubject(null, month), ownerId: office.id }] : districts;
}

const lackingDistricts = ({ byDistrict }: GapReport): Set<string> =>
  new Set(
    byDistrict.filter(({ gaps }) => Object.values(gaps).some((n) => n > 0)).map(({ district }) => district),
  );

/** The inspectors and the plan's specialties, and schools of no district or of one without a contact. */
function officeOwes(county: GapReport, seenTo: Set<string>): boolean {
  const ofSchools = Object.values(county.targets.gaps).reduce((sum, n) => sum + n, 0);
  return (
    gapTotal(county) > ofSchools || [...lackingDistricts(county)].some((district) => !seenTo.has(district))
  );
}

async function endMended(ctx: Ctx, stamp: string, county: GapReport): Promise<void> {
  await ctx.tx.settings.set(LOOKED, stamp);
  const lacking = lackingDistricts(county);
  const seenTo = new Set((await ctx.tx.people.withRole("district")).map(({ section }) => section ?? ""));
  for (const { kind, subject } of await ctx.tx.duties.allOpen()) {
    const scope = kind === "registry" ? scopeOf(subject) : null;
    if (!scope) continue;
    const mended = scope.district === null ? !officeOwes(county, seenTo) : !lacking.has(scope.district);
    if (mended) await ctx.tx.duties.end({ subject }, "done", ctx.now);
  }
}

/** 已核对: what is still missing cannot be had at present, and why is said. */
export async function checkRegistry(
  ctx: PersonCtx,
  input: { dutyId: string; reason: string },
): Promise<{ checked: true } | Refusal> {
  const duty = await ctx.tx.duties.byId(input.dutyId);
  if (duty?.kind !== "registry") return refuse("registry.dutyUnknown");
  if (duty.ownerId !== ctx.by.id) return refuse("registry.dutyNotYours");
  if (duty.endedAt !== null) return refuse("registry.dutyEnded");
  await ctx.tx.duties.end({ subject: duty.subject, ownerId: ctx.by.id }, "checked", ctx.now);
  await record(ctx, "registry.checked", duty.subject, { after: { reason: input.reason } });
  await redraw(ctx, duty.subject);
  return { checked: true };
}
