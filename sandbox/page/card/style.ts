// Layout values of the card JSON as CSS; what is not a plain length or a known word is left out, so that a card cannot
// bring CSS of its own.

const spacings: Record<string, string> = {
  small: "4px",
  medium: "8px",
  large: "12px",
  extra_large: "16px",
};

const LENGTHS = /^-?\d{1,3}px( -?\d{1,3}px){0,3}$/;

export function spacing(value: unknown, otherwise: string): string {
  if (typeof value !== "string") return otherwise;
  return spacings[value] ?? (LENGTHS.test(value) ? value : otherwise);
}

const colours = [
  "blue",
  "wathet",
  "turquoise",
  "green",
  "lime",
  "yellow",
  "orange",
  "red",
  "carmine",
  "violet",
  "purple",
  "indigo",
  "grey",
  "neutral",
];

/** One of the platform's colour names without its shade (`blue-100` is blue), or null. */
export function colourName(value: unknown): string | null {
  const [name] = typeof value === "string" ? value.split("-") : [];
  return name !== undefined && colours.includes(name) ? name : null;
}

/** The class for a component's background; empty for none. */
export function backgroundClass(value: unknown): string {
  const name = colourName(value);
  return name === null ? "" : `bg-${name}`;
}

/** `80px` or `25%`, within the platform's bounds, else null. */
export function width(value: unknown): string | null {
  return typeof value === "string" && /^(\d{1,3}px|\d{1,2}%|100%)$/.test(value) ? value : null;
}

const aligns = ["left", "center", "right"];
export const alignOf = (value: unknown): "left" | "center" | "right" =>
  (aligns.includes(value as string) ? value : "left") as "left" | "center" | "right";

const sizes = [
  "heading-0",
  "heading-1",
  "heading-2",
  "heading-3",
  "heading-4",
  "heading",
  "normal",
  "notation",
];
/** The class for a text size; unknown ones are read as normal. */
export function sizeClass(value: unknown): string {
  const clean = value === "xxxx-large" || value === "xxx-large" ? "heading-1" : value;
  return `size-${sizes.includes(clean as string) ? clean : "normal"}`;
}

/** Only addresses a press may leave for. */
export function safeUrl(value: unknown): string | null {
  return typeof value === "string" && /^(https?:\/\/|\/)[^\s]*$/i.test(value) ? value : null;
}
