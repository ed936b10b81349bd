import type { Card } from "./kit.ts";

type Json = Record<string, unknown>;

/**
 * The words of a card as plain text, for when the platform refuses the card: what it says is kept, its buttons are named,
 * since they cannot be pressed.
 */
export function plainText(card: Card): string {
  const parts: string[] = [];
  const header = card.header as Json | undefined;
  if (header) parts.push(`【${contentOf(header.title)}】${contentOf(header.subtitle)}`);
  walk((card.body as Json | undefined)?.elements, parts);
  return parts.filter((part) => part.trim() !== "").join("\n");
}

const contentOf = (value: unknown): string => String((value as Json | undefined)?.content ?? "");

function walk(elements: unknown, parts: string[]): void {
  for (const element of Array.isArray(elements) ? (elements as Json[]) : []) {
    if (element.tag === "markdown") parts.push(stripped(contentOf(element)));
    if (element.tag === "hr") parts.push("――――");
    if (element.tag === "button") parts.push(`〔${contentOf(element.text)}〕`);
    if (element.tag === "collapsible_panel") parts.push(stripped(contentOf((element.header as Json).title)));
    if (element.tag === "table") parts.push(...tableLines(element));
    walk(element.tag === "column_set" ? element.columns : element.elements, parts);
  }
}

function tableLines(table: Json): string[] {
  const columns = table.columns as { name: string; display_name: string }[];
  const rows = table.rows as Json[];
  const head = columns.map((column) => column.display_name).join("　");
  return [head, ...rows.map((row) => columns.map((column) => cellText(row[column.name])).join("　"))];
}

function cellText(cell: unknown): string {
  if (Array.isArray(cell)) return cell.map((one: Json) => String(one.text)).join("、");
  return stripped(String(cell ?? ""));
}

/** Our markdown without its marks: tags, emphasis and escapes are undone. */
function stripped(markdown: string): string {
  return markdown
    .replace(/<[^>]*>/g, "")
    .replace(/\*\*/g, "")
    .replace(/ {2}\n/g, "\n")
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}
