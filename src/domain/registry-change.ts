// What changed in a record of the registries, field by field.

import { canonicalJson } from "./canonical-json.ts";
import { fieldsOf, type RegistryEntry, type RegistryKind } from "./registry-form.ts";
import { inspectorFieldNames, targetFieldNames } from "./roster-words.ts";
import { ownershipNames, targetTypeNames } from "./words.ts";

export type FieldValues = Record<string, unknown>;

const values = (entry: RegistryEntry): FieldValues => entry as unknown as FieldValues;
const same = (a: unknown, b: unknown): boolean => canonicalJson(a ?? null) === canonicalJson(b ?? null);

/** Fields of the form that differ. */
export const changedFields = (kind: RegistryKind, before: RegistryEntry, after: RegistryEntry): string[] =>
  [...fieldsOf(kind), "leave"].filter((field) => !same(values(before)[field], values(after)[field]));

/** These fields of a record. */
export const partOf = (entry: RegistryEntry, fields: readonly string[]): FieldValues =>
  Object.fromEntries(fields.map((field) => [field, values(entry)[field] ?? null]));

/**
 * Puts a change onto the record as it is now. Null when one of its fields was changed by somebody else meanwhile: what
 * others did to other fields stays.
 */
export function putOnto(
  current: RegistryEntry,
  before: FieldValues,
  after: FieldValues,
): RegistryEntry | null {
  if (Object.keys(after).some((field) => !same(values(current)[field], before[field]))) return null;
  return { ...values(current), ...after } as unknown as RegistryEntry;
}

export interface FieldChange {
  /** As it is called on cards. */
  field: string;
  before: string;
  after: string;
}

const NOTHING = "（空）";

/** A change as people read it. */
export const changesInWords = (kind: RegistryKind, before: FieldValues, after: FieldValues): FieldChange[] =>
  Object.keys(after)
    .filter((field) => field !== "rev")
    .map((field) => ({
      field: fieldName(kind, field),
      before: valueInWords(field, before[field]),
      after: valueInWords(field, after[field]),
    }));

export function fieldName(kind: RegistryKind, field: string): string {
  if (field === "aliases") return "曾用名、简称";
  if (field === "tags") return "分类标注";
  const names: Record<string, string> = kind === "targets" ? targetFieldNames : inspectorFieldNames;
  return names[field] ?? field;
}

export function valueInWords(field: string, value: unknown): string {
  if (value === null || value === undefined || value === "") return NOTHING;
  if (field === "type") return targetTypeNames[value as keyof typeof targetTypeNames] ?? String(value);
  if (field === "ownership") return ownershipNames[value as keyof typeof ownershipNames] ?? String(value);
  if (field === "status") return value === "active" ? "正常" : "停用";
  if (field === "leave") return leaveInWords(value as { from: string; to: string }[]);
  if (Array.isArray(value)) return value.length === 0 ? NOTHING : value.join("、");
  return String(value);
}

const leaveInWords = (leave: { from: string; to: string }[]): string =>
  leave.length === 0 ? NOTHING : leave.map(({ from, to }) => `${from}至${to}`).join("、");
