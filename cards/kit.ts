import { checkCard } from "./kit-check.ts";
import type { Root } from "./kit-elements.ts";
import { type Colour, fault, plain } from "./kit-text.ts";

/** Card JSON 2.0, checked: what a message of type `interactive` holds. */
export type Card = Record<string, unknown>;

export type HeaderColour =
  | "blue"
  | "wathet"
  | "turquoise"
  | "green"
  | "yellow"
  | "orange"
  | "red"
  | "carmine"
  | "violet"
  | "purple"
  | "indigo"
  | "grey";

export interface CardParts {
  title: string;
  subtitle?: string;
  colour: HeaderColour;
  /** At most three, after the title. */
  labels?: { text: string; colour: Colour }[];
  /** What the chat list shows instead of the card; the title where nothing is said. */
  summary?: string;
  /** Off for what concerns one person alone. */
  forward?: boolean;
  elements: Root[];
}

/**
 * A card, or a fault with a code when it breaks a rule of the platform (feishu-protocol.md §6): such a card would be
 * refused or shown broken, so it must not be built.
 */
export function card(parts: CardParts): Card {
  const json: Card = {
    schema: "2.0",
    config: {
      update_multi: true,
      enable_forward: parts.forward ?? false,
      summary: { content: plain(parts.summary ?? parts.title, 80) },
    },
    header: {
      template: parts.colour,
      title: { tag: "plain_text", content: plain(parts.title, 60) },
      ...(parts.subtitle === undefined
        ? {}
        : { subtitle: { tag: "plain_text", content: plain(parts.subtitle, 80) } }),
      ...(parts.labels === undefined || parts.labels.length === 0
        ? {}
        : {
            text_tag_list: parts.labels.map((one) => ({
              tag: "text_tag",
              text: { tag: "plain_text", content: plain(one.text, 20) },
              color: one.colour,
            })),
          }),
    },
    body: {
      direction: "vertical",
      padding: "12px 12px 12px 12px",
      vertical_spacing: "8px",
      elements: parts.elements,
    },
  };
  const [first] = checkCard(json);
  if (first !== undefined)
    throw fault(first.code, `${first.path}: ${first.what} (card "${plain(parts.title)}")`);
  return json;
}
