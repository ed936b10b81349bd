import type { Publication, PublicationKind } from "../domain/publication.ts";
import type { PersonCtx, Refusal } from "./ctx.ts";
import { taskPublished } from "./propose-task.ts";
import { schemePublished } from "./scheme-published.ts";
import { planPublished } from "./submit-plan.ts";

/** What follows when a publication was registered, in the same unit of work; a refusal leaves it unregistered. */
type Effect = (ctx: PersonCtx, publication: Publication) => Promise<Refusal | null>;

const idOf = ({ subject }: Publication): string => subject.slice(subject.indexOf(":") + 1);
const whereOf = ({ publishedOn, address, number }: Publication) => ({
  on: publishedOn ?? "",
  place: address ?? number ?? "",
});

export const publishedEffects: Record<PublicationKind, Effect> = {
  items: async () => null,
  plan: async (ctx, one) =>
    one.content.kind === "plan"
      ? planPublished(ctx, {
          year: one.content.year,
          version: one.content.version,
          on: one.publishedOn ?? "",
        })
      : null,
  task: (ctx, one) => taskPublished(ctx, { entryId: idOf(one), ...whereOf(one) }),
  scheme: (ctx, one) => schemePublished(ctx, { schemeId: idOf(one), ...whereOf(one) }),
};
