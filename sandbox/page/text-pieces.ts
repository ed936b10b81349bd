export interface TextPiece {
  kind: "text" | "mention" | "link";
  text: string;
}

const LINK = /https?:\/\/[^\s<>"'，。；！？、）】》]+/g;

/** A message's text in pieces. A mention is known by its key (`@_user_1`) or by the name it was typed with. */
export function textPieces(text: string, mentions: readonly { key: string; name: string }[]): TextPiece[] {
  const words = new Map<string, string>([["@_all", "@所有人"]]);
  for (const { key, name } of mentions) {
    words.set(key, `@${name}`);
    words.set(`@${name}`, `@${name}`);
  }
  // The longer first: @_user_10 begins with @_user_1, 张三丰 with 张三.
  const known = [...words.keys()].filter((word) => word !== "").sort((a, b) => b.length - a.length);
  const pattern = new RegExp(known.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|"), "g");
  return split(text, pattern, "mention", (found) => words.get(found) ?? found).flatMap((piece) =>
    piece.kind === "text" ? split(piece.text, LINK, "link", (found) => found) : [piece],
  );
}

function split(
  text: string,
  pattern: RegExp,
  kind: TextPiece["kind"],
  shown: (found: string) => string,
): TextPiece[] {
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const found of text.matchAll(pattern)) {
    if (found.index > from) pieces.push({ kind: "text", text: text.slice(from, found.index) });
    pieces.push({ kind, text: shown(found[0]) });
    from = found.index + found[0].length;
  }
  if (from < text.length) pieces.push({ kind: "text", text: text.slice(from) });
  return pieces;
}
