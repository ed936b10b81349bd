import { readingIn } from "../domain/initials.ts";
import { type PersonCtx, type Refusal, record, refuse } from "./ctx.ts";
import type { Json } from "./ports.ts";
import { READINGS, type Readings } from "./ports-listing.ts";

const MOST = 500;

/** 名录 读音: how a place or surname is read here. Records with it get their lines anew (flows/keep-listing.ts). */
export async function setReading(
  ctx: PersonCtx,
  input: { word: string; reading: string },
): Promise<{ word: string; letters: string; records: number } | Refusal> {
  const { word } = input;
  if (!/^\p{Script=Han}{1,6}$/u.test(word)) return refuse("registry.readingWord");
  const letters = readingIn(word, input.reading);
  if (letters === null) return refuse("registry.readingLetters", { word });
  const before = ((await ctx.tx.settings.get(READINGS)) ?? {}) as Readings;
  if (Object.keys(before).length >= MOST) return refuse("registry.readingMost");
  await ctx.tx.settings.set(READINGS, { ...before, [word]: letters } as Json);
  await record(ctx, "registry.reading", "setting:listing.readings", {
    before: { [word]: before[word] ?? null },
    after: { [word]: letters },
  });
  return { word, letters, records: await ctx.tx.listing.forget(word) };
}
