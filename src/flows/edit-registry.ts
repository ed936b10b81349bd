import { may } from "../domain/permission.ts";
import type { Person } from "../domain/person.ts";
import { changedFields, type FieldValues, partOf } from "../domain/registry-change.ts";
import {
  emptyEntry,
  type RegistryEntry,
  type RegistryForm,
  type RegistryKind,
  readForm,
} from "../domain/registry-form.ts";
import type { Target } from "../domain/roster.ts";
import { askApproval } from "./ask-approval.ts";
import { isRefusal, type PersonCtx, type Refusal, record, redraw, refuse } from "./ctx.ts";
import type { Json } from "./ports.ts";
import type { Kept } from "./ports-listing.ts";
import { registryBusy } from "./registry-busy.ts";
import { clash, keptEntry, nextRev, registrySubject, shelve } from "./registry-shelf.ts";

/** What somebody may do with a record: change it, propose a change of a school of his own district, or neither. */
export function editing(
  by: Person,
  kind: RegistryKind,
  entry: RegistryEntry | null,
): "edit" | "propose" | null {
  if (may(by.roles, "registry.edit")) return "edit";
  if (kind !== "targets" || !may(by.roles, "registry.propose") || by.section === null) return null;
  return entry === null || (entry as Target).district === by.section ? "propose" : null;
}

export interface RegistryEdit {
  kind: RegistryKind;
  /** null: a new record. */
  id: string | null;
  /** The record's rev as it was when the form was filled. */
  rev: number;
  form: RegistryForm;
  reason: string;
}

export type Edited =
  | { saved: string; changed: number }
  /** Sent to the office, which decides. */
  | { proposed: string }
  /** Somebody else changed it meanwhile: nothing was written. */
  | { conflict: Kept<RegistryEntry> };

/**
 * 修改名录: writes what a form says, with an audit row of the fields before and after; what a district changes goes to the
 * office first (rules.md §1: 学区联络员 keep their own schools' rows). A form that was filled on an older state writes
 * nothing.
 */
export async function editRegistry(ctx: PersonCtx, edit: RegistryEdit): Promise<Edited | Refusal> {
  const busy = await registryBusy(ctx.tx);
  if (busy) return busy;
  const kept = edit.id === null ? null : await keptEntry(ctx.tx, edit.kind, edit.id);
  if (edit.id !== null && kept === null) return refuse("registry.unknown");
  const how = editing(ctx.by, edit.kind, kept?.entry ?? null);
  if (how === null) return refuse("registry.notYours");
  if (kept !== null && kept.rev !== edit.rev) return { conflict: kept };
  const base = kept?.entry ?? emptyEntry(edit.kind, ctx.chance.id());
  const read = readForm(edit.kind, edit.form, base);
  if ("fault" in read) return refuse(`registry.${read.fault}`, { field: read.field, text: read.text });
  const wanted = how === "propose" ? inOwnDistrict(ctx.by, read.entry as Target) : read.entry;
  const no = await objection(ctx, edit, kept, wanted);
  if (no) return no;
  const fields = changedFields(edit.kind, base, wanted);
  const change = { before: partOf(base, fields), after: partOf(wanted, fields) };
  return how === "propose" ? propose(ctx, edit, kept, wanted, change) : save(ctx, edit, kept, wanted, change);
}

/** A district cannot hand a school over to another one. */
const inOwnDistrict = (by: Person, target: Target): Target => ({ ...target, district: by.section });

async function objection(
  ctx: PersonCtx,
  { kind, reason }: RegistryEdit,
  kept: Kept<RegistryEntry> | null,
  wanted: RegistryEntry,
): Promise<Refusal | null> {
  if (kept !== null && changedFields(kind, kept.entry, wanted).length === 0)
    return refuse("registry.nothing");
  if (kept !== null && kept.entry.status !== wanted.status && reason === "") return refuse("registry.reason");
  const taken = await clash(ctx.tx, kind, wanted);
  if (taken || kept !== null || kind !== "targets") return taken;
  const named = await ctx.tx.registry.targetNamed(wanted.name);
  return named?.name === wanted.name ? refuse("registry.sameName", { name: named.name }) : null;
}

async function save(
  ctx: PersonCtx,
  { kind, reason }: RegistryEdit,
  kept: Kept<RegistryEntry> | null,
  wanted: RegistryEntry,
  change: { before: FieldValues; after: FieldValues },
): Promise<Edited> {
  const subject = registrySubject(kind, wanted.id);
  await shelve(ctx, kind, wanted);
  await record(ctx, kept === null ? "registry.entered" : "registry.changed", subject, {
    ...(kept === null ? {} : { before: { ...change.before, rev: kept.rev } as Json }),
    after: { ...change.after, rev: nextRev(kept), ...(reason === "" ? {} : { reason }) } as Json,
  });
  await redraw(ctx, subject);
  return { saved: wanted.id, changed: Object.keys(change.after).length };
}

/** What the office decides on: the fields that change, and the record's rev as the district saw it. */
export interface RegistryProposal {
  targetId: string;
  isNew: boolean;
  name: string;
  rev: number;
  before: FieldValues;
  after: FieldValues;
}

async function propose(
  ctx: PersonCtx,
  { reason, rev }: RegistryEdit,
  kept: Kept<RegistryEntry> | null,
  wanted: RegistryEntry,
  change: { before: FieldValues; after: FieldValues },
): Promise<Edited | Refusal> {
  const facts: RegistryProposal = {
    targetId: wanted.id,
    isNew: kept === null,
    name: wanted.name,
    rev,
    ...change,
  };
  const asked = await askApproval(ctx, {
    kind: "registry",
    subject: registrySubject("targets", wanted.id),
    title: `${kept === null ? "名录新增" : "名录变动"}：${wanted.name}`,
    reason,
    facts: facts as unknown as Json,
  });
  if (isRefusal(asked)) return asked;
  await redraw(ctx, registrySubject("targets", wanted.id));
  return { proposed: asked.approval.id };
}
