// The components of card JSON 2.0 that our cards use. Which may stand where is in the types: tables and forms only at the
// root, fields and submitting buttons only in a form.

import { type ActValue, encode } from "./acts.ts";
import { type Colour, type Md, plain, sourceOf } from "./kit-text.ts";

declare const place: unique symbol;
type Placed<Where extends string> = { readonly tag: string; readonly [place]: Where };

/** Only shows something; may stand anywhere. */
export type Display = Placed<"display">;
/** A button that calls back; anywhere but in a form. */
export type Press = Placed<"press">;
/** Asks something; only in a form. */
export type Field = Placed<"field">;
/** Sends the form; only in a form. */
export type Submit = Placed<"submit">;
/** Only directly in the card. */
export type RootOnly = Placed<"root">;

export type Nested = Display | Press | Field | Submit;
export type Root = Display | Press | RootOnly;

const placed = <T extends Placed<string>>(json: { tag: string; [key: string]: unknown }): T =>
  json as unknown as T;

const plainText = (content: string, longest: number) => ({
  tag: "plain_text",
  content: plain(content, longest),
});

type TextSize = "normal" | "notation" | "heading" | "heading-2" | "heading-3";

export const markdown = (
  content: Md,
  how: { size?: TextSize; align?: "left" | "center" | "right" } = {},
): Display =>
  placed({
    tag: "markdown",
    content: sourceOf(content),
    ...(how.size === undefined ? {} : { text_size: how.size }),
    ...(how.align === undefined ? {} : { text_align: how.align }),
  });

export const rule = (): Display => placed({ tag: "hr" });

/** Folded away until somebody opens it. */
export const panel = <T extends Display | Press>(title: Md, elements: T[]): T =>
  placed({
    tag: "collapsible_panel",
    expanded: false,
    header: {
      title: { tag: "markdown", content: sourceOf(title) },
      vertical_align: "center",
      icon: { tag: "standard_icon", token: "down-small-ccm_outlined", size: "16px 16px" },
      icon_position: "right",
      icon_expanded_angle: -180,
    },
    border: { color: "grey", corner_radius: "5px" },
    padding: "8px 8px 8px 8px",
    vertical_spacing: "8px",
    elements,
  });

interface ColumnsHow {
  /** `flow` wraps on a phone, `bisect` and `trisect` keep two or three side by side, `none` squeezes. */
  flex?: "none" | "stretch" | "flow" | "bisect" | "trisect";
  /** Behind each column. */
  background?: "default" | "grey";
  weights?: number[];
}

export const columns = <T extends Nested>(contents: T[][], how: ColumnsHow = {}): T =>
  placed({
    tag: "column_set",
    flex_mode: how.flex ?? "none",
    horizontal_spacing: "8px",
    columns: contents.map((elements, index) => ({
      tag: "column",
      width: how.flex === "flow" ? "auto" : "weighted",
      ...(how.flex === "flow" ? {} : { weight: how.weights?.[index] ?? 1 }),
      vertical_align: "center",
      ...(how.background === undefined
        ? {}
        : { background_style: how.background, padding: "8px 8px 8px 8px" }),
      elements,
    })),
  });

type ButtonKind = "default" | "primary" | "danger" | "text" | "primary_filled" | "danger_filled";

interface ButtonHow {
  kind?: ButtonKind;
  /** Asked before it is sent. */
  confirm?: { title: string; text: string };
  /** The whole width of what it stands in: easier to hit with a thumb. */
  wide?: boolean;
}

const buttonJson = (label: string, act: ActValue, how: ButtonHow) => ({
  tag: "button",
  type: how.kind ?? "default",
  ...(how.wide ? { width: "fill" } : {}),
  text: plainText(label, 30),
  ...(how.confirm
    ? { confirm: { title: plainText(how.confirm.title, 40), text: plainText(how.confirm.text, 200) } }
    : {}),
  behaviors: [{ type: "callback", value: encode(act) }],
});

export const button = (label: string, act: ActValue, how: ButtonHow = {}): Press =>
  placed(buttonJson(label, act, how));

/** Opens an address in the browser; nothing is called back. */
export const link = (label: string, url: string): Press =>
  placed({
    tag: "button",
    type: "default",
    text: plainText(label, 30),
    behaviors: [{ type: "open_url", default_url: url }],
  });

/** Buttons side by side, wrapping on a phone. */
export function buttons<T extends Press | Submit>(list: T[]): T {
  const [only] = list;
  if (list.length === 1 && only) return only;
  return columns(
    list.map((one) => [one]),
    { flex: "flow" },
  );
}

/** Sends the form it stands in. `name` is unique in the card. */
export const submit = (name: string, label: string, act: ActValue, how: ButtonHow = {}): Submit =>
  placed({ ...buttonJson(label, act, how), name, form_action_type: "submit" });

interface FieldHow {
  required?: boolean;
}

export const input = (
  name: string,
  label: string,
  how: FieldHow & { hint?: string; longest?: number; multiline?: boolean; preset?: string } = {},
): Field =>
  placed({
    tag: "input",
    name,
    required: how.required ?? false,
    label: plainText(label, 60),
    label_position: "top",
    placeholder: plainText(how.hint ?? "请填写", 100),
    input_type: how.multiline ? "multiline_text" : "text",
    ...(how.multiline ? { rows: 2, auto_resize: true } : {}),
    ...(how.preset === undefined ? {} : { default_value: plain(how.preset, 1000) }),
    max_length: how.longest ?? 500,
    width: "fill",
  });

export interface Option {
  value: string;
  text: string;
}

const optionsJson = (options: Option[]) =>
  options.map((option) => ({ text: plainText(option.text, 40), value: option.value }));

export const select = (
  name: string,
  options: Option[],
  how: FieldHow & { hint?: string; chosen?: string } = {},
): Field =>
  placed({
    tag: "select_static",
    name,
    required: how.required ?? false,
    placeholder: plainText(how.hint ?? "请选择", 100),
    width: "fill",
    options: optionsJson(options),
    ...(how.chosen === undefined ? {} : { initial_option: how.chosen }),
  });

export const multiSelect = (
  name: string,
  options: Option[],
  how: FieldHow & { hint?: string; chosen?: string[] } = {},
): Field =>
  placed({
    tag: "multi_select_static",
    name,
    required: how.required ?? false,
    placeholder: plainText(how.hint ?? "请选择", 100),
    width: "fill",
    options: optionsJson(options),
    ...(how.chosen === undefined ? {} : { selected_values: how.chosen }),
  });

/** `preset` as "YYYY-MM-DD HH:mm" in the reader's zone. */
export const dateTime = (name: string, how: FieldHow & { hint?: string; preset?: string } = {}): Field =>
  placed({
    tag: "picker_datetime",
    name,
    required: how.required ?? false,
    placeholder: plainText(how.hint ?? "请选择日期和时间", 100),
    width: "fill",
    ...(how.preset === undefined ? {} : { initial_datetime: how.preset }),
  });

/** At least one button that sends it is demanded by the type. */
export const form = (name: string, elements: (Display | Field)[], submits: [Submit, ...Submit[]]): RootOnly =>
  placed({ tag: "form", name, vertical_spacing: "8px", elements: [...elements, buttons<Submit>(submits)] });

export interface Column<Key extends string> {
  key: Key;
  title: string;
  /** In the platform's words: "auto", "80px" to "600px", "1%" to "100%". */
  width?: string;
  align?: "left" | "center" | "right";
}

type Cell = string | Md | { text: string; colour: Colour };

/** Cells that are strings are shown as they are; a `Md` cell makes its whole column markdown. */
export const table = <Key extends string>(
  head: Column<Key>[],
  rows: Record<Key, Cell>[],
  how: { pageSize?: number; freezeFirst?: boolean } = {},
): RootOnly =>
  placed({
    tag: "table",
    page_size: how.pageSize ?? 10,
    row_height: "auto",
    ...(how.freezeFirst ? { freeze_first_column: true } : {}),
    header_style: { text_align: "left", background_style: "grey", bold: true, lines: 1 },
    columns: head.map((column) => ({
      name: column.key,
      display_name: plain(column.title, 20),
      data_type: dataType(rows.map((row) => row[column.key])),
      width: column.width ?? "auto",
      horizontal_align: column.align ?? "left",
    })),
    rows: rows.map((row) => Object.fromEntries(head.map(({ key }) => [key, cellJson(row[key])]))),
  });

const isLabel = (cell: Cell): cell is { text: string; colour: Colour } =>
  typeof cell === "object" && "colour" in cell;

function dataType(cells: Cell[]): "text" | "options" | "markdown" {
  const [first] = cells;
  if (first === undefined || typeof first === "string") return "text";
  return isLabel(first) ? "options" : "markdown";
}

function cellJson(cell: Cell): unknown {
  if (typeof cell === "string") return plain(cell, 120);
  return isLabel(cell) ? [{ text: plain(cell.text, 20), color: cell.colour }] : sourceOf(cell);
}
