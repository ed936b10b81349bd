import { LISTING_PAGE, registryListingCard } from "../../../cards/registry-listing.ts";
import { registryWaitingCard } from "../../../cards/registry-waiting.ts";
import { initialsOf } from "../../domain/initials.ts";
import { gramsOf, piecesOf } from "../../domain/listing-words.ts";
import { nearest } from "../../domain/nearest.ts";
import type { RegistryKind } from "../../domain/registry-form.ts";
import { editing } from "../../flows/edit-registry.ts";
import type { Records } from "../../flows/ports.ts";
import type { Draw } from "../view.ts";
import { districtsOf, registryRows } from "./registry-rows.ts";

/** So many are compared letter by letter when nothing was found. */
const COMPARED = 60;

export const listing: Draw<"registry-listing"> = async ({ tx }, { kind, filter, page, readerId }) => {
  const reader = readerId === null ? null : await tx.people.byId(readerId);
  const pieces = piecesOf(filter);
  let at = page;
  let found = await tx.listing.find(kind, pieces, (at - 1) * LISTING_PAGE, LISTING_PAGE);
  if (found.ids.length === 0 && found.total > 0) {
    at = Math.ceil(found.total / LISTING_PAGE);
    found = await tx.listing.find(kind, pieces, (at - 1) * LISTING_PAGE, LISTING_PAGE);
  }
  return registryListingCard({
    kind,
    filter,
    total: found.total,
    page: at,
    entries: await registryRows(tx, kind, found.ids),
    near: found.total === 0 && filter.words !== "" ? await nearMisses(tx, kind, filter.words) : [],
    districts: await districtsOf(tx),
    mayAdd: reader !== null && editing(reader, kind, null) !== null,
    group: readerId === null,
  });
};

async function nearMisses(tx: Records, kind: RegistryKind, words: string) {
  const close = await tx.listing.near(kind, gramsOf(words), COMPARED);
  const who = kind === "targets" ? "place" : "person";
  const named = close.map(({ id, name }) => ({ name: id, aliases: [name, ...initialsOf(name, {}, who)] }));
  return registryRows(tx, kind, nearest(words, named));
}

export const waiting: Draw<"registry-waiting"> = async ({ tx }, { page }) => {
  const asked = await tx.approvals.pending("registry");
  const people = new Map(
    (await tx.people.byIds([...new Set(asked.map(({ byId }) => byId))])).map((one) => [one.id, one]),
  );
  return registryWaitingCard({
    page,
    changes: asked.map(({ id, title, byId, at }) => ({
      approvalId: id,
      title,
      by: people.get(byId)?.name ?? "",
      at: at.toISOString(),
    })),
  });
};
