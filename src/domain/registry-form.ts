// A record of the registries as a form shows it, and back. Every field is one text; lists are parted by 、.

import { codeFault } from "./credit-code.ts";
import type { Inspector, Target, TargetType } from "./roster.ts";
import { lastDayIn } from "./roster-day.ts";
import { listIn, nameKey, plainCode, plainText } from "./roster-text.ts";
import { targetTypeNames } from "./words.ts";

export type RegistryKind = "targets" | "inspectors";
export type RegistryEntry = Target | Inspector;
export type RegistryForm = Record<string, string>;

/** What is changed by hand, in the order of the form. The credit class comes by import alone; leave and relations have forms of their own. */
export const targetFields = [
  "name",
  "code",
  "type",
  "ownership",
  "subject",
  "district",
  "address",
  "contact",
  "phone",
  "classes",
  "tags",
  "aliases",
  "note",
  "status",
] as const satisfies readonly (keyof Target)[];

export const inspectorFields = [
  "name",
  "certNumber",
  "certUntil",
  "section",
  "department",
  "district",
  "specialties",
  "tags",
  "mobile",
  "email",
  "note",
  "status",
] as const satisfies readonly (keyof Inspector)[];

export const fieldsOf = (kind: RegistryKind): readonly string[] =>
  kind === "targets" ? targetFields : inspectorFields;

/** How many characters a field may have. */
export const longest: Record<string, number> = {
  name: 100,
  // With blanks and dashes, as people copy it.
  code: 40,
  district: 50,
  address: 200,
  contact: 50,
  phone: 60,
  classes: 3,
  tags: 200,
  aliases: 300,
  note: 300,
  certNumber: 64,
  certUntil: 20,
  section: 50,
  department: 50,
  specialties: 200,
  mobile: 20,
  email: 100,
};

const emptyTarget: Omit<Target, "id"> = {
  name: "",
  code: null,
  type: "other",
  ownership: "public",
  subject: "其他",
  district: null,
  address: null,
  contact: null,
  phone: null,
  classes: null,
  creditClass: null,
  creditIndex: null,
  tags: [],
  aliases: [],
  note: null,
  status: "active",
};

const emptyInspector: Omit<Inspector, "id"> = {
  name: "",
  certNumber: null,
  certUntil: null,
  section: null,
  department: null,
  district: null,
  specialties: [],
  leave: [],
  mobile: null,
  email: null,
  tags: [],
  note: null,
  status: "active",
};

/** A record with nothing in it yet. */
export const emptyEntry = (kind: RegistryKind, id: string): RegistryEntry =>
  kind === "targets" ? { id, ...emptyTarget } : { id, ...emptyInspector };

/** The texts a form begins with. */
export function formOf(kind: RegistryKind, entry: RegistryEntry): RegistryForm {
  const values = entry as unknown as Record<string, unknown>;
  return Object.fromEntries(fieldsOf(kind).map((field) => [field, textOf(values[field])]));
}

const textOf = (value: unknown): string =>
  Array.isArray(value) ? value.join("、") : value === null || value === undefined ? "" : String(value);

/** Why a form cannot be taken: which field, and what stands in it. */
export interface FormFault {
  fault: "name" | "code" | "classes" | "choice" | "day" | "mobile" | "email" | "tooLong" | "oneOf";
  field: string;
  text: string;
}

/** The record as the form wants it; fields that the form does not have stay as they are. */
export function readForm(
  kind: RegistryKind,
  form: RegistryForm,
  base: RegistryEntry,
): { entry: RegistryEntry } | FormFault {
  const entry: Record<string, unknown> = { ...base };
  for (const field of fieldsOf(kind)) {
    const text = form[field];
    if (text === undefined) continue;
    if ([...text].length > (longest[field] ?? 100)) return { fault: "tooLong", field, text };
    const value = (readers[field] ?? plain)(text);
    if (value === undefined) return { fault: faults[field] ?? "choice", field, text };
    entry[field] = value;
  }
  return { entry: entry as unknown as RegistryEntry };
}

/** `undefined`: it cannot be read. */
type Reader = (text: string) => unknown;

const plain: Reader = (text) => plainText(text) || null;
const list: Reader = (text) => listIn(text).slice(0, 30);
const among =
  (...values: readonly string[]): Reader =>
  (text) =>
    values.includes(text) ? text : undefined;
const shaped =
  (tidy: (text: string) => string, good: RegExp): Reader =>
  (text) => {
    const value = tidy(plainText(text));
    if (value === "") return null;
    return good.test(value) ? value : undefined;
  };

const readers: Record<string, Reader> = {
  name: (text) => (nameKey(text) === "" ? undefined : plainText(text)),
  code: (text) => {
    const code = plainCode(text);
    if (code === "") return null;
    return codeFault(code) === null ? code : undefined;
  },
  type: among(...(Object.keys(targetTypeNames) as TargetType[])),
  ownership: among("public", "private"),
  subject: among("企业", "民办非企业单位", "事业单位", "其他"),
  status: among("active", "inactive"),
  classes: (text) => {
    const digits = plainText(text);
    if (digits === "") return null;
    return /^\d{1,3}$/.test(digits) ? Number(digits) : undefined;
  },
  tags: list,
  aliases: list,
  specialties: list,
  certNumber: (text) => plainCode(text) || null,
  certUntil: (text) => (plainText(text) === "" ? null : (lastDayIn(plainText(text)) ?? undefined)),
  mobile: shaped((text) => text.replace(/^\+?86/, "").replace(/[\s-]/g, ""), /^1\d{10}$/),
  email: shaped((text) => text.toLowerCase(), /^[^\s@<>"',;]{1,64}@[^\s@<>"',;]+\.[a-z]{2,}$/),
};

const faults: Record<string, FormFault["fault"]> = {
  name: "name",
  code: "code",
  classes: "classes",
  certUntil: "day",
  mobile: "mobile",
  email: "email",
};
