import type { ActValue } from "./acts.ts";
import { type Card, card, type HeaderColour } from "./kit.ts";
import { rows } from "./kit-blocks.ts";
import { button, buttons, type Display, markdown } from "./kit-elements.ts";
import { lines, prose } from "./kit-text.ts";

export type Tone = "ok" | "info" | "warn" | "error";

export interface AnswerFacts {
  tone: Tone;
  title: string;
  lines: string[];
  /** Label and value, below the lines. */
  rows?: [label: string, value: string][];
  buttons?: { label: string; act: ActValue; main?: boolean }[];
}

const MOST_LINES = 8;

const colours: Record<Tone, HeaderColour> = { ok: "green", info: "blue", warn: "orange", error: "red" };

/** A plain answer in words. */
export function answerCard(facts: AnswerFacts): Card {
  const said: Display[] =
    facts.lines.length === 0 ? [] : [markdown(lines(facts.lines.slice(0, MOST_LINES).map(prose)))];
  const told: Display[] = facts.rows?.length ? [rows(facts.rows)] : [];
  const pressed =
    facts.buttons?.map((one) => button(one.label, one.act, { kind: one.main ? "primary" : "default" })) ?? [];
  return card({
    title: facts.title,
    colour: colours[facts.tone],
    summary: [facts.title, ...facts.lines.slice(0, 1)].join("："),
    elements: [...said, ...told, ...(pressed.length === 0 ? [] : [buttons(pressed)])],
  });
}
