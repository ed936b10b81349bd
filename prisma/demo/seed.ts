import { dayOf } from "../../src/domain/calendar.ts";
import { schemeText } from "../../src/domain/scheme.ts";
import type { Records, Store } from "../../src/flows/ports.ts";
import type { DemoCounty } from "./county.ts";
import { demoCredit } from "./credit.ts";

/**
 * Enters the demo county into an empty database, all at once; returns false when there is something in it already.
 * `openIds`: accounts by mobile, as the platform's contacts tell them.
 */
export async function seedDemo(
  store: Store,
  county: DemoCounty,
  openIds: Map<string, string>,
  now: Date,
): Promise<boolean> {
  return store.write(async (tx) => {
    if ((await tx.registry.counts()).targets > 0) return false;
    const firstClerk = county.people.find(({ roles }) => roles.includes("office"));
    await tx.registry.saveTargets(county.targets, now);
    await tx.registry.saveInspectors(county.inspectors, now);
    await tx.registry.saveRelations(county.relations);
    await tx.items.enter(
      county.items.map((item) => ({
        ...{ code: item.code, version: 1, change: "claimed", reason: "", item },
        ...{ byId: firstClerk?.id ?? "demo", at: item.claimedAt ?? now },
      })),
    );
    await tx.plan.saveEntries(county.entries);
    await enterPlan(tx, county, now);
    const credit = demoCredit(county.targets, dayOf(now));
    await tx.credit.save(credit.records, now);
    await tx.credit.warn(credit.warnings.map((warning) => ({ ...warning, at: now })));
    await seedPrepared(tx, county, firstClerk?.id ?? "demo", now);
    for (const { roles, ...person } of county.people) {
      await tx.people.save({ ...person, openId: openIds.get(person.mobile) ?? null, active: true }, now);
      const held = person.id === firstClerk?.id ? [...roles, "admin" as const] : roles;
      for (const role of held) {
        await tx.people.grant({
          personId: person.id,
          role,
          state: "active",
          grantedBy: "demo",
          confirmedBy: null,
          at: now,
        });
      }
    }
    return true;
  });
}

/** The entries as the first version of the year's plan, approved and published. */
async function enterPlan(tx: Records, { entries, people }: DemoCounty, now: Date): Promise<void> {
  const [first] = entries;
  if (!first) return;
  const holder = (role: "office" | "deputy") =>
    people.find(({ roles }) => roles.includes(role))?.id ?? "demo";
  await tx.plan.savePlan({
    ...{ year: first.year, version: 1, state: "published", reason: "", forecast: null },
    entryIds: entries.map(({ id }) => id),
    ...{ proposedBy: holder("office"), proposedAt: first.approvedAt ?? now },
    ...{ approvedBy: holder("deputy"), approvedAt: first.approvedAt, publishedAt: first.publishedAt },
  });
}

/** Published schemes of every batch and one training, so that the demo's draws may begin at once (S9). */
async function seedPrepared(tx: Records, county: DemoCounty, byId: string, now: Date): Promise<void> {
  const first = county.entries[0];
  const approvedAt = first?.approvedAt ?? now;
  const publishedAt = first?.publishedAt ?? now;
  for (const entry of county.entries) {
    const items = county.items.filter(({ code }) => entry.items.includes(code));
    for (let batch = 1; batch <= entry.batches; batch += 1) {
      await tx.schemes.insert({
        id: `${entry.code}-s${batch}`,
        entryId: entry.id,
        entryCode: entry.code,
        ...{ batch, version: 1, byId, at: approvedAt, approvedBy: "demo", approvedAt },
        state: entry.announced ? "published" : "approved",
        data: schemeText(entry, batch, items, null),
        publishedAt: entry.announced ? publishedAt : null,
      });
    }
  }
  await tx.trainings.save({
    id: "demo-training",
    day: dayOf(publishedAt),
    topic: "双随机抽查业务和执法规范培训",
    trainer: "县教育局法规科",
    hours: 4,
    attended: county.inspectors.map(({ id }) => id),
    skills: ["现场检查", "文书制作"],
    byId,
    at: publishedAt,
  });
}
