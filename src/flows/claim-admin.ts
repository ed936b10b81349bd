import { type PersonCtx, type Refusal, record, refuse } from "./ctx.ts";
import { answer, type Page } from "./page.ts";

export const CLAIM = "admin.claim";
export const MOST_TRIES = 5;

/** Whoever knows the code from the start-up log becomes admin and office; the code works once and dies of five wrong tries. */
export async function claimAdminRole(ctx: PersonCtx, code: string): Promise<Page | Refusal> {
  const claim = (await ctx.tx.settings.get(CLAIM)) as { code: string; left: number } | null;
  if (claim === null || claim.left <= 0) return refuse("claim.closed");
  if (code.trim() !== claim.code) {
    await ctx.tx.settings.set(CLAIM, { ...claim, left: claim.left - 1 });
    return answer("claim.wrong", { left: claim.left - 1 });
  }
  await ctx.tx.settings.set(CLAIM, { code: "", left: 0 });
  for (const role of ["admin", "office"] as const) {
    await ctx.tx.people.grant({
      personId: ctx.by.id,
      role,
      state: "active",
      grantedBy: ctx.by.id,
      confirmedBy: null,
      at: ctx.now,
    });
  }
  await record(ctx, "admin.claimed", `person:${ctx.by.id}`);
  return answer("claim.done");
}
