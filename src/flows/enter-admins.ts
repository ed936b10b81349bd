import { CLAIM, MOST_TRIES } from "./claim-admin.ts";
import { type Chance, record } from "./ctx.ts";
import type { Records, Store } from "./ports.ts";

/**
 * ADMIN_OPEN_IDS hold admin and office. Where nobody does, a one-time claim code is opened and returned, for somebody to
 * say to the bot (`初始化管理员 <码>`); every start makes a new one.
 */
export async function enterAdmins(
  store: Store,
  directory: { user: (openId: string) => Promise<{ name: string }> },
  openIds: string[],
  { now, chance }: { now: Date; chance: Chance },
): Promise<string | null> {
  const names = new Map<string, string>();
  for (const openId of openIds) {
    const known = await store.read.people.byOpenId(openId);
    if (!known) names.set(openId, (await directory.user(openId).catch(() => ({ name: "管理员" }))).name);
  }
  return store.write(async (tx) => {
    for (const openId of openIds) await enter(tx, openId, names.get(openId) ?? "管理员", now, chance);
    if ((await tx.people.withRole("admin")).length > 0) return null;
    const code = chance.secret().slice(0, 8);
    await tx.settings.set(CLAIM, { code, left: MOST_TRIES });
    return code;
  });
}

async function enter(tx: Records, openId: string, name: string, now: Date, chance: Chance): Promise<void> {
  const known = await tx.people.byOpenId(openId);
  const id = known?.id ?? chance.id();
  if (!known) {
    const unnamed = { mobile: null, email: null, section: null, inspectorId: null };
    await tx.people.save({ id, openId, name, active: true, ...unnamed }, now);
  }
  for (const role of ["admin", "office"] as const) {
    if (known?.roles.includes(role)) continue;
    await tx.people.grant({
      personId: id,
      role,
      state: "active",
      grantedBy: "ADMIN_OPEN_IDS",
      confirmedBy: null,
      at: now,
    });
    const ctx = { tx, now, chance };
    await record(ctx, "role.granted", `person:${id}`, { after: { role, by: "ADMIN_OPEN_IDS" } });
  }
}
