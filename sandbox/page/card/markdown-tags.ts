// The platform's own tags in card markdown, as rules of markdown-it. Any other tag stays the text it is: HTML is off.

import type MarkdownIt from "markdown-it";

type Reader = InstanceType<typeof MarkdownIt>;
type Inline = Parameters<Parameters<Reader["inline"]["ruler"]["push"]>[1]>[0];

/** With an inside that is markdown again. */
const WRAPPING = ["font", "text_tag", "link", "number_tag"];
/** Said completely by their attributes. */
const EMPTY = ["at", "person", "local_datetime"];

const OPEN =
  /<(font|text_tag|link|number_tag|at|person|local_datetime)((?:\s+[\w-]+\s*=\s*(?:'[^'<>]*'|"[^"<>]*"|[^\s'"<>]+))*)\s*(\/?)>/y;
const ATTRIBUTE = /([\w-]+)\s*=\s*(?:'([^']*)'|"([^"]*)"|([^\s'"]+))/g;

const attributesOf = (source: string): [string, string][] =>
  [...source.matchAll(ATTRIBUTE)].map((found) => [found[1] ?? "", found[2] ?? found[3] ?? found[4] ?? ""]);

/** Where the tag that opened before `from` closes, counting tags of its own name inside; -1 when it never does. */
function closing(source: string, name: string, from: number, to: number): number {
  const either = new RegExp(`<(/?)${name}(?=[\\s>/])[^<>]*>`, "g");
  either.lastIndex = from;
  for (let depth = 1, found = either.exec(source); found; found = either.exec(source)) {
    if (found.index >= to) return -1;
    depth += found[1] === "/" ? -1 : 1;
    if (depth === 0) return found.index;
  }
  return -1;
}

function tagAt(state: Inline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== 60) return false;
  OPEN.lastIndex = state.pos;
  const found = OPEN.exec(state.src);
  if (!found) return false;
  const [whole, name = "", attributes = "", closed] = found;
  const start = state.pos + whole.length;
  const end = closed === "/" ? start : closing(state.src, name, start, state.posMax);
  if (end < 0 && WRAPPING.includes(name)) return false;
  if (!silent) push(state, name, attributesOf(attributes), start, end);
  state.pos = closed === "/" || end < 0 ? start : end + name.length + 3;
  return true;
}

function push(state: Inline, name: string, attributes: [string, string][], start: number, end: number): void {
  if (EMPTY.includes(name)) {
    state.push(`tag_${name}`, name, 0).attrs = attributes;
    return;
  }
  state.push(`tag_${name}_open`, name, 1).attrs = attributes;
  const { posMax } = state;
  state.pos = start;
  state.posMax = end;
  state.md.inline.tokenize(state);
  state.posMax = posMax;
  state.push(`tag_${name}_close`, name, -1);
}

/** Teaches a markdown-it the platform's tags. */
export function platformTags(md: Reader): void {
  md.inline.ruler.before("autolink", "platform_tag", tagAt);
}
