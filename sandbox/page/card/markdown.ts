// Card markdown as a tree. The page draws elements from the tree and never sets HTML, so nothing can be injected.

import MarkdownIt from "markdown-it";
import { platformTags } from "./markdown-tags.ts";

export type MarkdownNode = string | MarkdownElement;

export interface MarkdownElement {
  /** An HTML element's name (`p`, `strong`), or one of the platform's with `tag_` before it (`tag_font`). */
  name: string;
  attributes: Record<string, string>;
  children: MarkdownNode[];
}

const reader = new MarkdownIt({ html: false, linkify: true, breaks: false, typographer: false }).use(
  platformTags,
);
reader.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
reader.disable(["code", "html_block", "html_inline", "reference"], true);

type Token = ReturnType<InstanceType<typeof MarkdownIt>["parse"]>[number];

/** The tree of a card's markdown. */
export const parseMarkdown = (source: string): MarkdownNode[] => treeOf(reader.parse(source, {}));

function treeOf(tokens: Token[]): MarkdownNode[] {
  const root: MarkdownElement = { name: "root", attributes: {}, children: [] };
  const open = [root];
  for (const token of tokens) {
    const parent = open.at(-1) ?? root;
    if (token.nesting < 0) {
      if (open.length > 1) open.pop();
      continue;
    }
    const nodes = nodesOf(token);
    parent.children.push(...nodes);
    const [first] = nodes;
    if (token.nesting > 0 && typeof first === "object") open.push(first);
  }
  return root.children;
}

function nodesOf(token: Token): MarkdownNode[] {
  switch (token.type) {
    case "inline":
      return treeOf(token.children ?? []);
    case "text":
    case "text_special":
      return token.content === "" ? [] : [token.content];
    case "softbreak":
      return ["\n"];
    case "code_inline":
      return [element("code", token, [token.content])];
    case "fence":
      return [element("pre", token, [token.content])];
    case "image":
      return [{ name: "img", attributes: { alt: token.content }, children: [] }];
    default:
      // A paragraph of a tight list is not drawn as one.
      return [element(nameOf(token), token, [])];
  }
}

function nameOf(token: Token): string {
  if (token.hidden) return "plain";
  return token.type.startsWith("tag_") ? `tag_${token.tag}` : token.tag;
}

const element = (name: string, token: Token, children: MarkdownNode[]): MarkdownElement => ({
  name,
  attributes: Object.fromEntries((token.attrs ?? []).map(([key, value]) => [key, String(value)])),
  children,
});

/** All words of a tree, for tests and labels. */
export const plainOf = (nodes: readonly MarkdownNode[]): string =>
  nodes.map((node) => (typeof node === "string" ? node : plainOf(node.children))).join("");
