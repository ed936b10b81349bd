import type { ComponentChildren } from "preact";
import { colourName } from "./style.ts";

/** A small coloured label: `text_tag` in a header or in markdown, an option in a table. */
export function Label({ colour, children }: { colour: unknown; children: ComponentChildren }) {
  return <span class={`label bg-${colourName(colour) ?? "neutral"}`}>{children}</span>;
}
