import type { ActOf } from "../../../cards/acts.ts";
import type { Press } from "../../domain/incoming.ts";
import { emptyEntry, formOf, type RegistryEntry } from "../../domain/registry-form.ts";
import { confirmRegistry } from "../../flows/confirm-registry.ts";
import { isRefusal, type PersonCtx, type Refusal, refuse } from "../../flows/ctx.ts";
import { editing, editRegistry } from "../../flows/edit-registry.ts";
import type { Page, RegistryEditPage } from "../../flows/page.ts";
import type { Kept } from "../../flows/ports-listing.ts";
import { keptEntry, registrySubject } from "../../flows/registry-shelf.ts";
import { undoRegistry } from "../../flows/undo-registry.ts";
import type { ActHandler, Outcome } from "../act.ts";
import { refusalToast } from "../replies.ts";
import { isGroupPress } from "./where.ts";

const registryPages: readonly Page["card"][] = [
  "registry-listing",
  "registry-entry",
  "registry-edit",
  "registry-gaps",
  "registry-gap-list",
  "registry-waiting",
];

/** Cards of the registries turn into each other; on any other card they must not take the place of what it is for. */
export async function turn(ctx: PersonCtx, press: Press, page: Page): Promise<Outcome> {
  const asked = await ctx.tx.outbox.byMessage(press.messageId);
  return asked && registryPages.includes(asked.page.card)
    ? { become: page }
    : { say: page, toast: "已发到您的单聊。", tone: "info" };
}

const readerIn = async (ctx: PersonCtx, press: Press): Promise<string | null> =>
  (await isGroupPress(ctx, press)) ? null : ctx.by.id;

export const listing: ActHandler<ActOf<"registry.listing">> = {
  async run(ctx, { kind, filter, page }, press) {
    return turn(ctx, press, {
      card: "registry-listing",
      kind,
      filter,
      page,
      readerId: await readerIn(ctx, press),
    });
  },
};

export const search: ActHandler<ActOf<"registry.search">> = {
  async run(ctx, { kind, form }, press) {
    const readerId = await readerIn(ctx, press);
    return turn(ctx, press, { card: "registry-listing", kind, filter: form, page: 1, readerId });
  },
};

export const open: ActHandler<ActOf<"registry.open">> = {
  async run(ctx, { kind, id }, press) {
    if (!(await keptEntry(ctx.tx, kind, id))) return refuse("registry.unknown");
    return turn(ctx, press, { card: "registry-entry", kind, id, readerId: await readerIn(ctx, press) });
  },
};

/** The form is filled in single chat: what stands in it is not everybody's. */
export const edit: ActHandler<ActOf<"registry.edit">> = {
  async run(ctx, { kind, id }, press) {
    const kept = id === null ? null : await keptEntry(ctx.tx, kind, id);
    if (id !== null && !kept) return refuse("registry.unknown");
    const how = editing(ctx.by, kind, kept?.entry ?? null);
    if (how === null) return refuse("registry.notYours");
    if (await isGroupPress(ctx, press)) return refuse("singleOnly", { command: "修改名录" });
    const form = formOf(kind, kept?.entry ?? emptyEntry(kind, "new"));
    return turn(ctx, press, {
      card: "registry-edit",
      kind,
      id,
      rev: kept?.rev ?? 0,
      name: kept?.entry.name ?? "",
      seen: form,
      form,
      propose: how === "propose",
    });
  },
};

export const save: ActHandler<ActOf<"registry.save">> = {
  async run(ctx, act, press) {
    const { kind, id, rev } = act;
    const { reason = "", ...form } = act.form.fields;
    const done = await editRegistry(ctx, { kind, id, rev, form, reason });
    const page = (await ctx.tx.outbox.byMessage(press.messageId))?.page;
    const opened = page?.card === "registry-edit" ? page : null;
    if (isRefusal(done)) return kept(opened, { ...form, reason }, done);
    if ("conflict" in done) return conflicted(ctx, opened, { ...form, reason }, done.conflict);
    if ("proposed" in done) {
      const toast = "已提交双随机办核对，核对之前名录不变。";
      return id === null
        ? { become: { card: "approval", approvalId: done.proposed }, toast }
        : { become: { card: "registry-entry", kind, id, readerId: ctx.by.id }, toast };
    }
    const toast = id === null ? "已写入名录。" : `已保存，修改 ${done.changed} 项。`;
    return { become: { card: "registry-entry", kind, id: done.saved, readerId: ctx.by.id }, toast };
  },
};

/** What was typed stays in the form, so that only the fault need be mended. */
function kept(page: RegistryEditPage | null, form: Record<string, string>, no: Refusal): Outcome | Refusal {
  if (page === null) return no;
  return { become: { ...page, form: { ...page.form, ...form } }, toast: refusalToast(no), tone: "warning" };
}

/** The form again, on the record as it is now, with what somebody else changed beside it. */
async function conflicted(
  ctx: PersonCtx,
  page: RegistryEditPage | null,
  form: Record<string, string>,
  current: Kept<RegistryEntry>,
): Promise<Outcome | Refusal> {
  if (page === null || page.id === null) return refuse("registry.changedSince");
  const now = formOf(page.kind, current.entry);
  const changed = Object.keys(now).filter((field) => now[field] !== page.seen[field]);
  const part = (values: Record<string, string>) =>
    Object.fromEntries(changed.map((field) => [field, values[field] ?? ""]));
  const newest = (await ctx.tx.audit.of(registrySubject(page.kind, page.id))).at(-1);
  const byHand = newest && newest.at.getTime() === current.updatedAt.getTime() ? newest : null;
  const by = byHand ? await ctx.tx.people.byId(byHand.actor) : null;
  return {
    become: {
      ...page,
      rev: current.rev,
      seen: now,
      // What the reader left alone follows the other's change; what he typed himself stays his.
      form: Object.fromEntries(
        Object.entries({ ...page.form, ...form }).map(([field, typed]) => [
          field,
          typed === page.seen[field] ? (now[field] ?? typed) : typed,
        ]),
      ),
      conflict: {
        by: by?.name ?? null,
        at: current.updatedAt.toISOString(),
        before: part(page.seen),
        after: part(now),
      },
    },
    toast: "这条记录刚被他人修改，您的修改没有写入，请对照后重新提交。",
    tone: "warning",
  };
}

export const undo: ActHandler<ActOf<"registry.undo">> = {
  permission: "registry.edit",
  async run(ctx, act) {
    const done = await undoRegistry(ctx, act);
    return isRefusal(done) ? done : { toast: `已撤销，恢复 ${done.undone} 项。` };
  },
};

export const confirm: ActHandler<ActOf<"registry.confirm">> = {
  async run(ctx, act) {
    const done = await confirmRegistry(ctx, act);
    return isRefusal(done) ? done : { toast: `已登记${done.name}核对无误。` };
  },
};
