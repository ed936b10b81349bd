// What a form holds and what it sends. Pure.

import { isJson, type Json, objectsOf, textOf, textsOf } from "./json.ts";

export type FieldValue = string | string[] | boolean;
export type FormValues = Record<string, FieldValue>;

/** Where each container keeps its components. */
export const insides: Record<string, string> = {
  column_set: "columns",
  column: "elements",
  form: "elements",
  collapsible_panel: "elements",
  interactive_container: "elements",
};

const presets: Record<string, (field: Json) => FieldValue> = {
  input: (field) => textOf(field.default_value),
  select_static: (field) => initialOption(field),
  select_person: (field) => textOf(field.initial_option),
  multi_select_static: (field) => textsOf(field.selected_values),
  multi_select_person: (field) => textsOf(field.selected_values),
  date_picker: (field) => textOf(field.initial_date),
  picker_time: (field) => textOf(field.initial_time),
  picker_datetime: (field) => textOf(field.initial_datetime),
  checker: (field) => field.checked === true,
};

function initialOption(field: Json): string {
  if (typeof field.initial_index === "number" && field.initial_index > 0)
    return textOf(objectsOf(field.options)[field.initial_index - 1]?.value);
  return textOf(field.initial_option);
}

export const isField = (json: Json): boolean => presets[textOf(json.tag)] !== undefined;

/** What a field holds before anybody touched it. */
export const presetOf = (field: Json): FieldValue => presets[textOf(field.tag)]?.(field) ?? "";

/** All fields of a form, in reading order. */
export function fieldsOf(container: Json): Json[] {
  const key = insides[textOf(container.tag)];
  if (key === undefined) return isField(container) ? [container] : [];
  return objectsOf(container[key]).flatMap(fieldsOf);
}

export const presetsOf = (form: Json): FormValues =>
  Object.fromEntries(fieldsOf(form).map((field) => [textOf(field.name), presetOf(field)]));

const isEmpty = (value: FieldValue | undefined): boolean =>
  value === undefined ||
  value === false ||
  (Array.isArray(value) ? value.length === 0 : String(value).trim() === "");

/** Names of the required fields that are still empty, in reading order. */
export const missing = (form: Json, values: FormValues): string[] =>
  fieldsOf(form)
    .filter((field) => field.required === true && isEmpty(values[textOf(field.name)]))
    .map((field) => textOf(field.name));

/** The client adds the reader's zone to everything it picks as a time (feishu-protocol.md §4.2). */
const ZONE = " +0800";

/** A picked date or time as the client sends it; the native datetime field's `T` becomes a blank. */
export const sentTime = (value: string): string =>
  value === "" ? "" : `${value.replace("T", " ").slice(0, 16)}${ZONE}`;

const timed = ["date_picker", "picker_time", "picker_datetime"];

/** One field's value as the client sends it. */
export const sentValue = (field: Json, value: FieldValue): FieldValue =>
  timed.includes(textOf(field.tag)) && typeof value === "string" ? sentTime(value) : value;

/** Every field of the form by name, the empty ones too. */
export const formValue = (form: Json, values: FormValues): FormValues =>
  Object.fromEntries(
    fieldsOf(form).map((field) => {
      const name = textOf(field.name);
      return [name, sentValue(field, values[name] ?? presetOf(field))];
    }),
  );

/** After the card changed under somebody's hands: fields that are still there keep what was typed. */
export function kept(before: Json, after: Json, values: FormValues): FormValues {
  const old = new Map(fieldsOf(before).map((field) => [textOf(field.name), JSON.stringify(field)]));
  return Object.fromEntries(
    fieldsOf(after).map((field) => {
      const name = textOf(field.name);
      const typed = old.get(name) === JSON.stringify(field) ? values[name] : undefined;
      return [name, typed ?? presetOf(field)];
    }),
  );
}

/** What the reader is told about a required field: its label, else its hint. */
export function nameOfField(field: Json): string {
  const words = [field.label, field.placeholder].map((value) => (isJson(value) ? textOf(value.content) : ""));
  return words.find((one) => one !== "") ?? "此项";
}
