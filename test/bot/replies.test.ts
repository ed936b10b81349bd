import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { packageRoot } from "../../prisma/models-of.ts";
import { answerWords, knownCodes, refusalText } from "../../src/bot/replies.ts";

const sources = (folder: string): string[] =>
  readdirSync(join(packageRoot, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(join(packageRoot, folder, name), "utf8"));

/** Every code that flows, acts and the domain can refuse or answer with, as it stands in the sources. */
function codesInSources(): string[] {
  const text = [
    ...sources("src/flows"),
    ...sources("src/bot/acts"),
    ...sources("src/bot/commands"),
    ...sources("src/domain"),
  ].join("\n");
  const written = text.matchAll(/(?:refuse\(|answer\(|alertOffice\(ctx[^,"`]*, |refused: )\s*"([\w.]+)"/g);
  const roster = /^(file|roster|row|assign|json|calendar|duty)\./;
  return [...new Set([...written].map((match) => match[1] ?? ""))].filter((code) => !roster.test(code));
}

describe("the words of every code", () => {
  it("are there for whatever can be refused or answered", () => {
    const known = new Set(knownCodes());
    expect(codesInSources().length).toBeGreaterThan(30);
    expect(codesInSources().filter((code) => !known.has(code))).toEqual([]);
  });

  it("are Chinese sentences", () => {
    for (const code of knownCodes()) {
      const facts = { role: "office", who: ["office"], names: ["甲", "乙"] };
      const words = answerWords(code, facts);
      const text = [words.title, ...words.lines, refusalText(code, facts)].join("");
      expect(text).toMatch(/[\u4e00-\u9fa5]/);
      expect(words.title, code).not.toContain("undefined");
    }
  });

  it("say plainly that words are missing for a code nobody knows", () => {
    expect(refusalText("no.such", {})).toContain("no.such");
  });
});
