/** What somebody typed as the end of a sentence, with one full stop whether they typed one or not. */
export const ended = (typed: string): string => `${typed.replace(/[\s。．.；;，,]+$/u, "")}。`;
