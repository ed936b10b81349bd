import type { Facts, SheetRefusal, SheetRefusalCode } from "../domain/roster-sheet.ts";

/** Thrown inside the readers, caught by `parseSheet`: a file's refusal deep in a parser ends the reading there. */
export class Refused extends Error {
  readonly refusal: SheetRefusal;

  constructor(code: SheetRefusalCode, facts: Facts = {}) {
    super(code);
    this.refusal = { refused: code, ...facts };
  }
}
