// Where things are in a card: by path, as the page names them, and by label, as people do.

export type Path = (string | number)[];
type Node = Record<string, unknown>;

/** The component at a path that starts below `body`; null when there is none. */
export function componentAt(card: unknown, path: Path): Node | null {
  let node: unknown = (card as { body?: unknown } | undefined)?.body;
  for (const step of path) node = (node as Record<string | number, unknown> | undefined)?.[step];
  return typeof node === "object" && node !== null && "tag" in node ? (node as Node) : null;
}

/** The form around a path, if any: its path's first two steps, since forms stand at the root. */
export function formAround(card: unknown, path: Path): Node | null {
  const root = componentAt(card, path.slice(0, 2));
  return root?.tag === "form" && path.length > 2 ? root : null;
}

/** The path of the n-th button (from 0) with this label. */
export function findButton(card: unknown, label: string, nth = 0): Path | null {
  const found = components(card).filter(({ node }) => node.tag === "button" && textOf(node.text) === label);
  return found[nth]?.path ?? null;
}

/** Every component of a card with its path, in order. */
export function components(card: unknown): { node: Node; path: Path }[] {
  const found: { node: Node; path: Path }[] = [];
  const walk = (value: unknown, path: Path): void => {
    if (Array.isArray(value)) {
      value.forEach((inner, index) => {
        walk(inner, [...path, index]);
      });
      return;
    }
    if (typeof value !== "object" || value === null) return;
    const node = value as Node;
    if (typeof node.tag === "string") found.push({ node, path });
    for (const key of ["elements", "columns"]) if (Array.isArray(node[key])) walk(node[key], [...path, key]);
  };
  walk((card as { body?: unknown } | undefined)?.body, []);
  return found;
}

export const textOf = (text: unknown): string => {
  const content = (text as { content?: unknown } | undefined)?.content;
  return typeof content === "string" ? content : "";
};
