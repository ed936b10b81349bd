/** Spreadsheet programs take a text that begins so for a formula (OWASP, CSV injection). */
const formula = /^[=+\-@\t\r]/;

/**
 * A text as it may stand in a table that we hand out: one that would be read as a formula gets an apostrophe in front, which
 * reading takes off again (domain/roster-text.ts).
 */
export const inertCell = (text: string): string => (formula.test(text) ? `'${text}` : text);
