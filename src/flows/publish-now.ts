import type { PublicationKind } from "../domain/publication.ts";
import { isRefusal, type PersonCtx, type Refusal } from "./ctx.ts";
import { preparePublication } from "./prepare-publication.ts";
import { registerPublication } from "./register-publication.ts";

/**
 * 登记公示 from the card of a scheme or a 临时任务: what was approved with it is registered; what could not be told then,
 * as the scheme of an unannounced check, is frozen now. `place`: an address, or else a number of the platform.
 */
export async function publishNow(
  ctx: PersonCtx,
  input: { kind: PublicationKind; subject: string; place: string; on: string },
): Promise<Refusal | null> {
  const waiting = (await ctx.tx.publications.of(input.subject)).find(({ state }) => state === "approved");
  const made = waiting ? { publication: waiting } : await preparePublication(ctx, input);
  if (isRefusal(made)) return made;
  const isAddress = /^https?:/i.test(input.place);
  const done = await registerPublication(ctx, {
    publicationId: made.publication.id,
    address: isAddress ? input.place : "",
    number: isAddress ? "" : input.place,
    on: input.on,
  });
  return isRefusal(done) ? done : null;
}
