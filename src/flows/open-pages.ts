import { createHash } from "node:crypto";
import { type PersonCtx, record, redraw } from "./ctx.ts";
import { answer } from "./page.ts";
import type { Records } from "./ports.ts";
import { tellPeople } from "./tell.ts";

/** A link can be used this long, once; a session lasts eight hours. */
const LINK_MS = 10 * 60_000;
export const SESSION_MS = 8 * 3600_000;

/** Whether the bureau has opened the built-in pages to everybody; shut unless it said so. */
export const pagesPublic = async (tx: Records): Promise<boolean> =>
  (await tx.settings.get("pages.public")) === true;

/** 对外开放 or 停止开放; the supervisors are told. */
export async function openPages(ctx: PersonCtx, open: boolean): Promise<void> {
  const before = await pagesPublic(ctx.tx);
  if (before === open) return;
  await ctx.tx.settings.set("pages.public", open);
  await record(ctx, open ? "pages.opened" : "pages.shut", "pages", {
    before: { public: before },
    after: { public: open },
  });
  const watching = await ctx.tx.people.withRole("supervisor");
  await tellPeople(ctx, watching, answer(open ? "pages.opened" : "pages.shut", { by: ctx.by.name }), {
    lane: "notice",
  });
  await redraw(ctx, "publications");
}

/** A key for the preview, which works once within ten minutes; only its hash is kept. */
export async function openPreview(ctx: PersonCtx): Promise<string> {
  const key = ctx.chance.secret();
  await ctx.tx.publications.openKey({
    id: hashOfKey(key),
    kind: "link",
    personId: ctx.by.id,
    expiresAt: new Date(ctx.now.getTime() + LINK_MS),
  });
  await record(ctx, "preview.linkOpened", "pages");
  return key;
}

export const hashOfKey = (key: string): string => createHash("sha256").update(key).digest("hex");
