// What the verifier says. This room is a stranger to the draw: it imports nothing of ours, shares no line with src/domain
// and is written from docs alone (draw-protocol.md and the bundles' form), so that a fault in the draw is not repeated
// here. It needs nothing of Node or npm either and runs in a browser as well; SHA-256 is handed in.

/** Lower-case hex SHA-256 of UTF-8 text. */
export type Sha = (text: string) => string;

/** Facts a sentence is made of; `why` is a code of `Wrong` or `Gap`. */
export type Facts = Record<string, string | number | string[]>;

/** What was checked, in the order of the steps; `target` is asked for apart. */
export const STEPS = [
  "form",
  "ids",
  "rosterHash",
  "leaves",
  "excludedHash",
  "assignHash",
  "rulesHash",
  "commit",
  "contributions",
  "seed",
  "quotas",
  "tickets",
  "drawn",
  "showOrder",
  "drawnHash",
  "sealedHash",
  "caps",
  "slotOrder",
  "slots",
  "raised",
  "after",
  "close",
  "repicks",
  "additions",
  "addedTeams",
  "laterPicks",
  "attested",
] as const;

export type StepCode = (typeof STEPS)[number] | "target";

export interface Step {
  code: StepCode;
  state: "passed" | "failed" | "notChecked";
  facts: Facts;
}

/** By what is in it: the supervisors' whole record, an open draw's, what the public has, and the two without an outcome. */
export type Kind = "full" | "open" | "public" | "committed" | "voided";

export interface Report {
  drawId: string | null;
  kind: Kind;
  /** Nothing failed. What could not be checked does not count against it. */
  ok: boolean;
  steps: Step[];
}

/** Why a step failed. */
export type Wrong =
  | "form"
  | "badId"
  | "sameId"
  | "badWord"
  | "leafOrder"
  | "hash"
  | "leafCount"
  | "leafMissing"
  | "inRules"
  | "sameCommit"
  | "number"
  | "digits"
  | "fewPeople"
  | "fewDigits"
  | "twice"
  | "organiser"
  | "notWitness"
  | "strictHalf"
  | "entropy"
  | "noRate"
  | "notMonotone"
  | "totalImpossible"
  | "quotaRow"
  | "ticket"
  | "rosterOrder"
  | "rank"
  | "drawnCount"
  | "notDrawn"
  | "order"
  | "ruleCount"
  | "capRaisedUnknown"
  | "capList"
  | "cap"
  | "slotTarget"
  | "slotNumber"
  | "slotOrder"
  | "slotCount"
  | "candidates"
  | "pick"
  | "inspector"
  | "noWay"
  | "moves"
  | "needless"
  | "raisedOther"
  | "chainNumber"
  | "chainHash"
  | "detailMissing"
  | "detailHash"
  | "notNow"
  | "deadline"
  | "voidPeople"
  | "voidMissing"
  | "secretMissing"
  | "unknownSlot"
  | "rerun"
  | "struck"
  | "raisedBy"
  | "outUnknown"
  | "otherStratum"
  | "listOrder"
  | "attestedOther";

/** Why a step could not be made. */
export type Gap =
  | "afterFailure"
  | "notDrawn"
  | "voided"
  | "notPublished"
  | "sealed"
  | "supervisorsOnly"
  | "none"
  | "notClosed"
  | "tooLarge";

export type Outcome = Pick<Step, "state" | "facts">;

export const passed = (facts: Facts = {}): Outcome => ({ state: "passed", facts });
export const failed = (why: Wrong, facts: Facts = {}): Outcome => ({
  state: "failed",
  facts: { why, ...facts },
});
export const notChecked = (why: Gap, facts: Facts = {}): Outcome => ({
  state: "notChecked",
  facts: { why, ...facts },
});

/** Passed when the two are one, otherwise failed with both. */
export const same = (expected: string, found: string, facts: Facts = {}): Outcome =>
  expected === found ? passed({ value: found, ...facts }) : failed("hash", { expected, found, ...facts });
