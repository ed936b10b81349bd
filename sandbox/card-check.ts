// What the platform refuses of a card in JSON 2.0 (feishu-protocol.md §6.1, from the official pages). Strict on purpose: a
// card that passes here may still be refused by Feishu, but one refused here would be refused there.

import { attributesOf, buttonTypes, fields, oldTags, tagColours, templates } from "./card-shapes.ts";

export interface CardFault {
  code: number;
  msg: string;
}

const MOST_BYTES = 30 * 1024;
const MOST_ELEMENTS = 200;
const DEEPEST = 5;

type Node = Record<string, unknown>;

interface Walk {
  elements: number;
  tables: number;
  elementIds: Set<string>;
  names: Set<string>;
}

class Refused extends Error {
  readonly code: number;
  constructor(code: number, msg: string) {
    super(msg);
    this.code = code;
  }
}

/** The first fault of a card, or null. `bytes`: of the content string as sent; counted from the card when left out. */
export function checkCard(
  card: unknown,
  bytes = Buffer.byteLength(JSON.stringify(card) ?? ""),
): CardFault | null {
  try {
    if (bytes > MOST_BYTES) throw new Refused(230025, "the length of the message content reaches its limit");
    checkWhole(card);
    return null;
  } catch (fault) {
    if (fault instanceof Refused) return { code: fault.code, msg: fault.message };
    throw fault;
  }
}

const wrong = (sub: number, path: string, what: string): Refused =>
  new Refused(
    230099,
    `Failed to create card content, ext=ErrCode: ${sub}; ErrPath: ${path}; ErrMsg: ${what}; `,
  );

function checkWhole(card: unknown): void {
  if (!isNode(card)) throw wrong(200621, "ROOT", "parse card json err");
  if (card.schema !== "2.0") throw wrong(200861, "ROOT", "cards of schema 1.0 are not accepted here");
  only(card, ["schema", "config", "card_link", "header", "body"], "ROOT");
  if (isNode(card.config)) {
    only(
      card.config,
      [
        "streaming_mode",
        "streaming_config",
        "summary",
        "locales",
        "enable_forward",
        "update_multi",
        "width_mode",
        "use_custom_translation",
        "enable_forward_interaction",
        "style",
      ],
      "ROOT -> config",
    );
    if (card.config.update_multi === false)
      throw wrong(200621, "ROOT -> config", "update_multi must be true");
  }
  if (card.header !== undefined) checkHeader(card.header);
  if (!isNode(card.body)) throw wrong(200621, "ROOT", "body is missing");
  only(
    card.body,
    [
      "elements",
      "direction",
      "padding",
      "horizontal_spacing",
      "horizontal_align",
      "vertical_spacing",
      "vertical_align",
    ],
    "ROOT -> body",
  );
  const walk: Walk = { elements: 0, tables: 0, elementIds: new Set(), names: new Set() };
  walkAll(card.body.elements, "ROOT -> body -> elements", { depth: 0, form: false, root: true }, walk);
  if (walk.elements > MOST_ELEMENTS) throw wrong(11310, "ROOT", "element exceeds the limit");
  if (walk.tables > 5) throw wrong(11310, "ROOT", "card table number over limit");
}

function checkHeader(header: unknown): void {
  const path = "ROOT -> header";
  if (!isNode(header)) throw wrong(200621, path, "header is not an object");
  only(
    header,
    ["title", "subtitle", "template", "icon", "text_tag_list", "i18n_text_tag_list", "padding"],
    path,
  );
  if (!isNode(header.title) || typeof header.title.content !== "string")
    throw wrong(200621, path, "title is missing");
  if (header.template !== undefined && !templates.has(String(header.template)))
    throw wrong(200621, path, "unknown template");
  const tags = Array.isArray(header.text_tag_list) ? header.text_tag_list : [];
  if (tags.length > 3) throw wrong(200621, path, "more than 3 text tags");
  for (const tag of tags) {
    if (!isNode(tag) || tag.tag !== "text_tag" || !isNode(tag.text))
      throw wrong(200621, path, "text tag is malformed");
    only(tag, ["tag", "text", "color", "element_id"], path);
    if (tag.color !== undefined && !tagColours.has(String(tag.color)))
      throw wrong(200621, path, "unknown text tag color");
  }
}

interface Place {
  depth: number;
  form: boolean;
  root: boolean;
}

function walkAll(list: unknown, path: string, place: Place, walk: Walk): void {
  if (!Array.isArray(list)) throw wrong(200621, path, "elements is not a list");
  list.forEach((node, index) => {
    checkElement(node, `${path} -> [${index}]`, place, walk);
  });
}

function checkElement(node: unknown, at: string, place: Place, walk: Walk): void {
  if (!isNode(node) || typeof node.tag !== "string") throw wrong(200621, at, "element without tag");
  const path = `${at}(tag: ${node.tag})`;
  if (oldTags.has(node.tag))
    throw wrong(200861, path, "cards of schema V2 no longer support this capability");
  const known = attributesOf(node.tag);
  if (!known) throw wrong(200621, path, "unknown tag");
  only(node, [...known], path);
  walk.elements += 1;
  countTexts(node, walk);
  if (place.depth > DEEPEST) throw wrong(200621, path, "nested too deep");
  checkId(node, path, walk);
  checkByTag(node, path, place, walk);
}

/** Text components count toward the limit as well. */
function countTexts(node: Node, walk: Walk): void {
  for (const key of ["text", "placeholder", "label"]) if (isNode(node[key])) walk.elements += 1;
}

function checkId(node: Node, path: string, walk: Walk): void {
  if (node.element_id === undefined) return;
  const id = String(node.element_id);
  if (!/^[A-Za-z][A-Za-z0-9_]{0,19}$/.test(id)) throw wrong(200621, path, "element_id is malformed");
  if (walk.elementIds.has(id)) throw wrong(200621, path, "element_id is not unique");
  walk.elementIds.add(id);
}

function checkByTag(node: Node, path: string, place: Place, walk: Walk): void {
  const inside: Place = { ...place, depth: place.depth + 1, root: false };
  switch (node.tag) {
    case "form":
      checkForm(node, path, place, walk);
      return;
    case "table":
      checkTable(node, path, place, walk);
      return;
    case "column_set":
      if (!Array.isArray(node.columns)) throw wrong(200621, path, "columns is not a list");
      node.columns.forEach((column, index) => {
        if (!isNode(column) || column.tag !== "column")
          throw wrong(200621, `${path} -> columns -> [${index}]`, "not a column");
        checkElement(column, `${path} -> columns -> [${index}]`, inside, walk);
      });
      return;
    case "column":
    case "collapsible_panel":
    case "interactive_container":
      if (node.tag === "collapsible_panel" && !(isNode(node.header) && isNode(node.header.title)))
        throw wrong(200621, path, "panel without title");
      walkAll(
        node.elements,
        `${path} -> elements`,
        { ...inside, depth: node.tag === "column" ? place.depth : inside.depth },
        walk,
      );
      return;
    case "button":
      checkButton(node, path, place, walk);
      return;
    case "img":
      if (!isNode(node.alt)) throw wrong(200621, path, "alt is required");
      return;
    case "markdown":
      if (typeof node.content !== "string") throw wrong(200621, path, "content is required");
      return;
    default:
      if (fields.has(node.tag as string)) checkField(node, path, place, walk);
  }
}

function checkForm(node: Node, path: string, place: Place, walk: Walk): void {
  if (!place.root) throw wrong(200621, path, "form must stand at the root");
  takeName(node, path, walk);
  walkAll(node.elements, `${path} -> elements`, { depth: place.depth + 1, form: true, root: false }, walk);
  const submits = JSON.stringify(node.elements).includes('"form_action_type":"submit"');
  if (!submits) throw wrong(200621, path, "form without a submit button");
}

function checkTable(node: Node, path: string, place: Place, walk: Walk): void {
  if (!place.root) throw wrong(200621, path, "table must stand at the root");
  walk.tables += 1;
  const columns = Array.isArray(node.columns) ? node.columns : [];
  if (columns.length === 0 || columns.length > 50) throw wrong(200621, path, "a table has 1 to 50 columns");
  const names = new Set<string>();
  for (const column of columns) {
    if (!isNode(column) || typeof column.name !== "string") throw wrong(200621, path, "column without name");
    only(
      column,
      [
        "name",
        "display_name",
        "width",
        "data_type",
        "vertical_align",
        "horizontal_align",
        "format",
        "date_format",
      ],
      path,
    );
    names.add(column.name);
  }
  if (!Array.isArray(node.rows)) throw wrong(200621, path, "rows is not a list");
  for (const row of node.rows) {
    if (!isNode(row)) throw wrong(200914, path, "row is not an object");
    const stray = Object.keys(row).find((key) => !names.has(key));
    if (stray !== undefined) throw wrong(200915, path, `row has a cell for no column: ${stray}`);
  }
  const size = node.page_size;
  if (size !== undefined && !(Number.isInteger(size) && Number(size) >= 1 && Number(size) <= 10))
    throw wrong(200621, path, "page_size is 1 to 10");
}

function checkButton(node: Node, path: string, place: Place, walk: Walk): void {
  if (node.type !== undefined && !buttonTypes.has(String(node.type)))
    throw wrong(200621, path, "unknown button type");
  if (place.form) takeName(node, path, walk);
  else if (node.form_action_type !== undefined) throw wrong(200621, path, "form_action_type outside a form");
  if (node.confirm !== undefined && !(isNode(node.confirm) && isNode(node.confirm.title)))
    throw wrong(200621, path, "confirm without title");
  for (const behavior of Array.isArray(node.behaviors) ? node.behaviors : []) {
    if (!isNode(behavior)) throw wrong(200621, path, "behavior is not an object");
    if (behavior.type === "callback" && !isNode(behavior.value))
      throw wrong(200621, path, "callback value must be an object");
    if (behavior.type === "open_url" && typeof behavior.default_url !== "string")
      throw wrong(200621, path, "open_url without default_url");
  }
}

function checkField(node: Node, path: string, place: Place, walk: Walk): void {
  const multi = node.tag === "multi_select_static" || node.tag === "multi_select_person";
  if (multi && !place.form) throw wrong(200621, path, "multi selects stand in forms only");
  if (place.form) takeName(node, path, walk);
}

function takeName(node: Node, path: string, walk: Walk): void {
  const name = node.name;
  if (typeof name !== "string" || name === "")
    throw new Refused(200530, `name is required in a form: ${path}`);
  if (walk.names.has(name)) throw wrong(200621, path, `name is not unique: ${name}`);
  walk.names.add(name);
}

function only(node: Node, known: string[], path: string): void {
  const stray = Object.keys(node).find((key) => !known.includes(key));
  if (stray !== undefined) throw wrong(200621, path, `unknown property, property: ${stray}`);
}

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && !Array.isArray(value);
