import type { Publication, PublicationKind } from "../domain/publication.ts";
import type { PersonCtx, Refusal } from "./ctx.ts";

/** What follows when a publication was registered, in the same unit of work; a refusal leaves it unregistered. */
type Effect = (ctx: PersonCtx, publication: Publication) => Promise<Refusal | null>;

const nothing: Effect = async () => null;

export const publishedEffects: Record<PublicationKind, Effect> = {
  items: nothing,
  plan: nothing,
  task: nothing,
  scheme: nothing,
};
