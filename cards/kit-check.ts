// The platform's rules for card JSON 2.0 (feishu-protocol.md §6.1), checked on the finished JSON. Stricter than the
// platform where its papers leave room: every tagged object counts as an element, every container as a level.

import { attributes, containers, type Tag } from "./kit-attributes.ts";

export interface CardFault {
  code: string;
  /** Where in the card, such as `body.elements.3.columns.0`. */
  path: string;
  what: string;
}

/** The platform refuses more than 30 KB; room is left for what a client or proxy adds. */
export const MAX_BYTES = 28 * 1024;
export const MAX_ELEMENTS = 200;
const MAX_TABLES = 5;
const MAX_DEPTH = 5;
const MAX_HEADER_LABELS = 3;

type Json = Record<string, unknown>;

interface Seen {
  faults: CardFault[];
  names: Set<string>;
  ids: Set<string>;
  elements: number;
  tables: number;
}

interface Spot {
  path: string;
  depth: number;
  inForm: boolean;
  root: boolean;
}

const isJson = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Every rule the card breaks, first found first; empty for a good card. */
export function checkCard(card: Json): CardFault[] {
  const seen: Seen = { faults: [], names: new Set(), ids: new Set(), elements: 0, tables: 0 };
  const bytes = Buffer.byteLength(JSON.stringify(card), "utf8");
  if (bytes > MAX_BYTES) add(seen, "card.tooLarge", "card", `${bytes} bytes`);
  checkKeys(seen, "card", card, ["schema", "config", "header", "body"]);
  if (card.schema !== "2.0") add(seen, "card.schema", "schema", String(card.schema));
  checkFrame(seen, card);
  seen.elements += tagged(card.header);
  const body = isJson(card.body) ? card.body : {};
  listOf(body.elements).forEach((element, index) => {
    checkElement(seen, element, { path: `body.elements.${index}`, depth: 0, inForm: false, root: true });
  });
  if (seen.elements > MAX_ELEMENTS) add(seen, "card.elements", "card", `${seen.elements} elements`);
  if (seen.tables > MAX_TABLES) add(seen, "card.tables", "card", `${seen.tables} tables`);
  return seen.faults;
}

const add = (seen: Seen, code: string, path: string, what: string): void => {
  seen.faults.push({ code, path, what });
};

function checkKeys(seen: Seen, path: string, json: Json, allowed: readonly string[]): void {
  for (const key of Object.keys(json)) {
    if (!allowed.includes(key)) add(seen, "card.attribute", path, `unknown attribute ${key}`);
  }
}

function checkFrame(seen: Seen, card: Json): void {
  const { config, header, body } = card;
  if (isJson(config))
    checkKeys(seen, "config", config, ["update_multi", "enable_forward", "summary", "width_mode"]);
  if (!isJson(config) || config.update_multi !== true)
    add(seen, "card.updateMulti", "config", "must be shared");
  if (isJson(header)) {
    checkKeys(seen, "header", header, ["template", "title", "subtitle", "text_tag_list"]);
    if (listOf(header.text_tag_list).length > MAX_HEADER_LABELS)
      add(seen, "card.labels", "header", "over three labels");
  }
  if (isJson(body)) checkKeys(seen, "body", body, ["direction", "padding", "vertical_spacing", "elements"]);
}

function checkElement(seen: Seen, element: unknown, spot: Spot): void {
  if (!isJson(element)) {
    add(seen, "card.element", spot.path, "not an object");
    return;
  }
  const tag = element.tag as Tag;
  const allowed = attributes[tag];
  if (allowed === undefined) {
    add(seen, "card.tag", spot.path, `unknown tag ${String(element.tag)}`);
    return;
  }
  checkKeys(seen, spot.path, element, allowed);
  seen.elements +=
    tag === "column_set" || tag === "form" || tag === "collapsible_panel" ? 1 : tagged(element);
  checkIds(seen, element, spot);
  checkPlace(seen, tag, element, spot);
  checkInside(seen, tag, element, spot);
}

function checkIds(seen: Seen, element: Json, spot: Spot): void {
  const { name, element_id: id } = element;
  if (name !== undefined) {
    if (typeof name !== "string" || name === "") add(seen, "card.name", spot.path, "empty name");
    else if (seen.names.has(name)) add(seen, "card.nameTwice", spot.path, name);
    else seen.names.add(name);
  }
  if (id === undefined) return;
  if (typeof id !== "string" || !/^[A-Za-z][A-Za-z0-9_]{0,19}$/.test(id))
    add(seen, "card.elementId", spot.path, String(id));
  else if (seen.ids.has(id)) add(seen, "card.elementIdTwice", spot.path, id);
  else seen.ids.add(id);
}

const fields: readonly string[] = ["input", "select_static", "multi_select_static", "picker_datetime"];

function checkPlace(seen: Seen, tag: Tag, element: Json, spot: Spot): void {
  if ((tag === "table" || tag === "form") && !spot.root) add(seen, "card.rootOnly", spot.path, tag);
  if (tag === "table") seen.tables += 1;
  if (fields.includes(tag) && !spot.inForm) add(seen, "card.formOnly", spot.path, tag);
  const interactive = fields.includes(tag) || tag === "button";
  if (interactive && spot.inForm && element.name === undefined)
    add(seen, "card.name", spot.path, `${tag} in a form`);
  if (tag === "button") checkButton(seen, element, spot);
  if (tag === "select_static" || tag === "multi_select_static") checkOptions(seen, element, spot);
}

function checkButton(seen: Seen, button: Json, spot: Spot): void {
  const submits = button.form_action_type !== undefined;
  if (submits !== spot.inForm)
    add(seen, "card.submit", spot.path, submits ? "outside a form" : "no form action");
  if (button.confirm !== undefined && !(isJson(button.confirm) && isJson(button.confirm.title))) {
    add(seen, "card.confirm", spot.path, "a confirmation without title");
  }
  const callbacks = listOf(button.behaviors);
  const good =
    callbacks.length > 0 &&
    callbacks.every((one) => isJson(one) && (callsBack(one) || (!spot.inForm && opens(one))));
  if (!good) add(seen, "card.behaviour", spot.path, "a callback needs an object value, a link an address");
}

const callsBack = (one: Json): boolean => one.type === "callback" && isJson(one.value);
const opens = (one: Json): boolean =>
  one.type === "open_url" && typeof one.default_url === "string" && /^https?:\/\/\S+$/.test(one.default_url);

function checkOptions(seen: Seen, element: Json, spot: Spot): void {
  const values = listOf(element.options).map((option) => (isJson(option) ? option.value : undefined));
  if (values.length === 0) add(seen, "card.options", spot.path, "nothing to choose");
  if (new Set(values).size !== values.length) add(seen, "card.options", spot.path, "one value twice");
  const chosen = [element.initial_option ?? [], element.selected_values ?? []].flat();
  if (!chosen.every((value) => values.includes(value)))
    add(seen, "card.options", spot.path, "preset is no option");
}

function checkInside(seen: Seen, tag: Tag, element: Json, spot: Spot): void {
  const inner = containers[tag];
  if (inner === undefined) return;
  const depth = spot.depth + 1;
  if (depth > MAX_DEPTH) add(seen, "card.depth", spot.path, `level ${depth}`);
  if (tag === "form") checkForm(seen, element, spot);
  listOf(element[inner]).forEach((child, index) => {
    checkElement(seen, child, {
      path: `${spot.path}.${inner}.${index}`,
      depth,
      inForm: spot.inForm || tag === "form",
      root: false,
    });
  });
}

function checkForm(seen: Seen, form: Json, spot: Spot): void {
  if (form.name === undefined) add(seen, "card.name", spot.path, "form without name");
  if (!JSON.stringify(form).includes('"form_action_type":"submit"'))
    add(seen, "card.noSubmit", spot.path, "form");
}

/** How many objects with a tag there are in a leaf, itself included. */
function tagged(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + tagged(one), 0);
  if (!isJson(value)) return 0;
  const own = typeof value.tag === "string" ? 1 : 0;
  return Object.values(value).reduce<number>((sum, one) => sum + tagged(one), own);
}
