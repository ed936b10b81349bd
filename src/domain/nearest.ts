import { distance } from "fastest-levenshtein";
import type { Named } from "./said.ts";

const MOST = 3;
/** Below this two words have nothing to do with each other: one character in four of a long word is chance. */
const ENOUGH = 0.25;
/** A command's name inside a sentence counts for more than anything short of a near miss. */
const INSIDE = 0.7;

/**
 * The commands somebody may have meant by an unknown word, best first, at most three. Chinese words are short, so shared
 * characters and neighbours count besides the edits: 帮组 is near 帮助, 我要抽签 near 抽取 through its alias 抽签.
 */
export function nearest(word: string, commands: readonly Named[]): string[] {
  const said = word.toLowerCase();
  return commands
    .map(({ name, aliases }) => ({
      name,
      score: Math.max(...[name, ...aliases].map((one) => likeness(said, one))),
    }))
    .filter(({ score }) => score > ENOUGH)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map(({ name }) => name);
}

/** 0 (nothing in common) to 1 (the same). */
function likeness(said: string, word: string): number {
  const edits = 1 - distance(said, word) / Math.max(said.length, word.length, 1);
  const alike = (edits + shared([...said], [...word]) + shared(neighbours(said), neighbours(word))) / 3;
  return word.length > 1 && said !== word && said.includes(word) ? Math.max(alike, INSIDE) : alike;
}

/** Pairs of neighbouring characters, the edges of the word among them: 抽签 begins as 抽取 does. */
const neighbours = (word: string): string[] => {
  const all = ["^", ...word, "$"];
  return all.slice(1).map((character, index) => `${all[index]}${character}`);
};

/** The share of different things that both have (Dice). */
function shared(a: string[], b: string[]): number {
  const [left, right] = [new Set(a), new Set(b)];
  const both = [...left].filter((one) => right.has(one)).length;
  return left.size + right.size === 0 ? 0 : (2 * both) / (left.size + right.size);
}
