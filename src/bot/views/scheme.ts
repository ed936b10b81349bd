import { schemeCard, schemeEditCard } from "../../../cards/scheme.ts";
import { type SchemeListFacts, schemeListCard } from "../../../cards/scheme-list.ts";
import { dayOf } from "../../domain/calendar.ts";
import { schemeEdits } from "../../flows/draft-scheme.ts";
import type { Records } from "../../flows/ports.ts";
import { readEntries } from "../../flows/read-entries.ts";
import type { Draw } from "../view.ts";

export const list: Draw<"scheme-list"> = async ({ tx, now }, page) => {
  const entries = (await readEntries(tx, now)).filter(
    ({ entry, state }) => entry.lead === null && state !== "over" && state !== "drawn",
  );
  const schemes = await tx.schemes.ofEntries(entries.map(({ entry }) => entry.code));
  const batches: SchemeListFacts["batches"] = entries.flatMap(({ entry, open }) =>
    open.map((batch) => {
      const scheme = schemes.find((one) => one.entryCode === entry.code && one.batch === batch);
      return {
        entryId: entry.id,
        code: entry.code,
        name: entry.name,
        batch,
        drawFrom: entry.drawFrom,
        drawUntil: entry.drawUntil,
        scheme: scheme ? { schemeId: scheme.id, state: scheme.state } : null,
      };
    }),
  );
  batches.sort((a, b) => Number(a.scheme !== null) - Number(b.scheme !== null));
  return schemeListCard({ batches, page: page.page });
};

export const scheme: Draw<"scheme"> = async ({ tx }, page) => {
  const found = await schemeWith(tx, page.schemeId);
  if (!found) return null;
  const { entry, scheme: one } = found;
  const draws = await tx.draws.ofEntry(entry.id);
  return schemeCard({
    schemeId: one.id,
    entryId: entry.id,
    code: entry.code,
    name: entry.name,
    batch: one.batch,
    version: one.version,
    state: one.state,
    announced: entry.announced,
    visitUntil: entry.visitUntil,
    approvedAt: one.approvedAt?.toISOString() ?? null,
    publishedOn: one.publishedAt && dayOf(one.publishedAt),
    parts: one.data,
    drawn: draws.some((draw) => draw.batch === one.batch && draw.state !== "voided"),
  });
};

export const edit: Draw<"scheme-edit"> = async ({ tx }, page) => {
  const found = await schemeWith(tx, page.schemeId);
  if (!found) return null;
  const { entry, scheme: one } = found;
  return schemeEditCard({
    schemeId: one.id,
    name: entry.name,
    batch: one.batch,
    parts: one.data,
    seen: await schemeEdits(tx, one.id),
  });
};

/** The scheme with its entry. */
export async function schemeWith(tx: Records, schemeId: string) {
  const one = await tx.schemes.byId(schemeId);
  const entry = one && (await tx.plan.entry(one.entryId));
  return one && entry ? { scheme: one, entry } : null;
}
