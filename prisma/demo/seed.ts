import type { Records, Store } from "../../src/flows/ports.ts";
import type { DemoCounty } from "./county.ts";

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
