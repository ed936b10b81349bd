import { dayOf, dueAt as workdaysLater } from "../domain/calendar.ts";
import { decideItem, type Item, type ItemCommand, type ItemFields, noGuide } from "../domain/item.ts";
import { holds } from "../domain/person.ts";
import { type PersonCtx, type Refusal, record, redraw, refuse } from "./ctx.ts";
import { openDuties } from "./open-duty.ts";
import type { Json } from "./ports.ts";
import type { ItemChange, ItemVersion } from "./ports-items.ts";

/** What another did to the item since the card was drawn, for who comes second. */
export interface ItemMeanwhile {
  meanwhile: ItemVersion[];
}

const changes: Record<ItemCommand["verb"], ItemChange> = {
  claim: "claimed",
  giveBack: "givenBack",
  change: "changed",
  retire: "retired",
  restore: "restored",
};

/**
 * Claims, changes, retires … an item as it was seen in `version`; every change is a version of its own. A section head works
 * on what is unclaimed or his own section's, the office on everything.
 */
export async function changeItem(
  ctx: PersonCtx,
  input: { code: string; version: number; command: ItemCommand; reason: string },
): Promise<{ item: Item } | ItemMeanwhile | Refusal> {
  const item = await ctx.tx.items.byCode(input.code);
  if (!item) return refuse("item.unknown", { item: input.code });
  if (item.version !== input.version) {
    const newer = (await ctx.tx.items.versions(item.code)).filter(({ version }) => version > input.version);
    return { meanwhile: newer.reverse() };
  }
  const no = mayWork(ctx, item) ?? (await stillUsed(ctx, item, input.command));
  if (no) return no;
  const done = decideItem(item, input.command, ctx.now);
  if ("refused" in done) return { ...done };
  return keep(ctx, item, done.item, changes[input.command.verb], input.reason);
}

function mayWork({ by }: PersonCtx, item: Item): Refusal | null {
  if (holds(by, "office")) return null;
  if (item.section === "" || item.section === by.section) return null;
  return refuse("item.notYours", { section: item.section });
}

/** An item that a published, not yet finished entry checks cannot be taken out of use. */
async function stillUsed({ tx, now }: PersonCtx, item: Item, { verb }: ItemCommand): Promise<Refusal | null> {
  if (verb !== "retire" && verb !== "giveBack") return null;
  const today = dayOf(now);
  const year = Number(today.slice(0, 4));
  const entries = [...(await tx.plan.entries(year)), ...(await tx.plan.entries(year + 1))];
  const user = entries.find((entry) => entry.items.includes(item.code) && entry.drawUntil >= today);
  return user ? refuse("item.inPlan", { entry: user.name }) : null;
}

async function keep(
  ctx: PersonCtx,
  before: Item | null,
  item: Item,
  change: ItemChange,
  reason: string,
): Promise<{ item: Item } | Refusal> {
  const { code, version } = item;
  const saved = await ctx.tx.items.save({
    code,
    version,
    change,
    reason,
    item,
    byId: ctx.by.id,
    at: ctx.now,
  });
  if (!saved) return refuse(before === null ? "item.codeTaken" : "item.changed", { item: code });
  await record(ctx, `item.${change}`, `item:${code}`, {
    before: before as unknown as Json,
    after: item as unknown as Json,
  });
  await redraw(ctx, `item:${code}`);
  await endClaimDuty(ctx);
  return { item };
}

/** A new item; it waits for its particulars and is claimed when they are there. */
export async function createItem(
  ctx: PersonCtx,
  fields: Pick<ItemFields, "name" | "legalBasis">,
): Promise<{ item: Item } | Refusal> {
  const item: Item = {
    ...{ code: await nextItemCode(ctx), version: 1, kind: "general", section: "", duty: "", departments: [] },
    ...{
      targetTypes: [],
      methods: ["现场检查"],
      content: "",
      ratioMax: { num: 10, den: 100 },
      timesAYear: 1,
    },
    ...{ asWritten: "", source: "", guide: noGuide, state: "offered", claimedBy: null, claimedAt: null },
    ...fields,
  };
  return keep(ctx, null, item, "created", "");
}

/** SX-001 …; a code is never given out twice. */
export async function nextItemCode({ tx }: Pick<PersonCtx, "tx">, after = 0): Promise<string> {
  const numbers = (await tx.items.all()).flatMap(({ code }) => /^SX-(\d+)$/.exec(code)?.[1] ?? []);
  return `SX-${String(Math.max(0, ...numbers.map(Number)) + 1 + after).padStart(3, "0")}`;
}

/** 撤销上次修改: the item becomes what it was before its newest version, as a further version. */
export async function undoItem(
  ctx: PersonCtx,
  input: { code: string; version: number },
): Promise<{ item: Item } | Refusal> {
  const item = await ctx.tx.items.byCode(input.code);
  if (!item) return refuse("item.unknown", { item: input.code });
  if (item.version !== input.version) return refuse("item.changed", { item: item.code });
  const no = mayWork(ctx, item);
  if (no) return no;
  const [, before] = await ctx.tx.items.versions(item.code);
  if (!before) return refuse("item.nothingToUndo");
  const retires = before.item.state !== "active" && item.state === "active";
  const used = retires ? await stillUsed(ctx, item, { verb: "retire" }) : null;
  if (used) return used;
  return keep(ctx, item, { ...before.item, version: item.version + 1 }, "undone", "");
}

/** Many unclaimed items at once, from the starter list or a table; what is there by code or by name is left alone. */
export async function offerItems(
  ctx: PersonCtx,
  offered: Omit<Item, "version" | "state" | "claimedBy" | "claimedAt" | "duty" | "section">[],
  reason: string,
): Promise<{ entered: number }> {
  const there = await ctx.tx.items.all();
  const known = new Set(there.flatMap(({ code, name }) => [code, name]));
  const fresh = offered.filter(({ code, name }) => !known.has(code) && !known.has(name));
  const versions = fresh.map(
    (item): ItemVersion => ({
      ...{ code: item.code, version: 1, change: "offered", reason, byId: ctx.by.id, at: ctx.now },
      item: {
        ...item,
        ...{ version: 1, state: "offered", section: "", duty: "", claimedBy: null, claimedAt: null },
      },
    }),
  );
  if (versions.length > 0) {
    await ctx.tx.items.enter(versions);
    await openClaimDuty(ctx);
  }
  await record(ctx, "item.offered", "items", { after: { reason, codes: fresh.map(({ code }) => code) } });
  return { entered: fresh.length };
}

const CLAIM = "items:claim";
/** Working days to have a list claimed. [D] */
const CLAIM_DAYS = 20;

async function openClaimDuty(ctx: PersonCtx): Promise<void> {
  const open = (await ctx.tx.duties.of(CLAIM)).some(({ endedAt }) => endedAt === null);
  const [owner] = await ctx.tx.people.withRole("office");
  if (open || !owner) return;
  const dueAt = workdaysLater(ctx.calendar, ctx.now, CLAIM_DAYS);
  await openDuties(ctx, [{ kind: "claim", subject: CLAIM, ownerId: owner.id, dueAt }]);
}

async function endClaimDuty(ctx: PersonCtx): Promise<void> {
  if ((await ctx.tx.items.counts()).offered === 0)
    await ctx.tx.duties.end({ subject: CLAIM, kind: "claim" }, "claimed", ctx.now);
}
