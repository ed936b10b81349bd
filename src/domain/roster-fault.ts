import type { Facts } from "./roster-sheet.ts";

/** Why a row of a roster cannot be taken over. `facts` fill the sentence in roster-words.ts. */
export interface Fault {
  code: FaultCode;
  facts: Facts;
}

export type FaultCode =
  | "row.nameMissing"
  | "row.tooLong"
  | "row.cellError"
  | "row.formula"
  | "row.indexNumber"
  | "row.digitsLost"
  | "row.codeLength"
  | "row.codeCharacter"
  | "row.codeCheck"
  | "row.creditUnknown"
  | "row.classesNumber"
  | "row.statusUnknown"
  | "row.dayUnreadable"
  | "row.leaveUnreadable"
  | "row.relationUnreadable"
  | "row.mobileShape"
  | "row.emailShape"
  | "row.duplicateCode"
  | "row.duplicateCert"
  | "row.duplicateName"
  | "row.codeConflict"
  | "row.addressConflict"
  | "row.ambiguousName"
  | "row.sameEntry"
  | "row.relationUnknown";

/** A row that stays out, with every reason. Name and code are what the row says, so that nobody is taken for missing. */
export interface FaultyRow {
  row: number;
  name: string | null;
  code: string | null;
  faults: Fault[];
}

/** A row that is taken over although something in it was guessed. */
export interface Remark {
  row: number;
  code: "row.typeGuessed";
  facts: Facts;
}

export const fault = (code: FaultCode, facts: Facts = {}): Fault => ({ code, facts });
