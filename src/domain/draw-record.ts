/** A draw (抽取) as it is kept; secrets and roster are in the vault. */
export interface Draw {
  id: string;
  entryId: string;
  entryVersion: number;
  batch: number;
  /** 1, or more after a draw of the same batch was voided before anybody had contributed. */
  attempt: number;
  state: DrawState;
  organiserId: string;
  /** The group it is held in. */
  chatId: string;
  sealed: boolean;
  announced: boolean;
  deadline: Date;
  witnesses: Witness[];
  commit: string;
  recommit: string;
  rosterHash: string;
  rulesHash: string;
  poolSize: number;
  excludedSize: number;
  drawnSize: number | null;
  seed: string | null;
  entropy: string | null;
  drawnHash: string | null;
  sealedHash: string | null;
  /** Drawn target ids in order of showing. */
  shown: string[] | null;
  /** sHex, once it is opened: when the draw is drawn or voided. */
  openedSecret: string | null;
  /** The sealed audit chain as it stood at the commitment: how many rows, and the hash over them. */
  auditN: number;
  auditHash: string;
  committedAt: Date;
  drawnAt: Date | null;
  voidedAt: Date | null;
  voidReason: string | null;
}

/** draw-protocol.md §1: `frozen` and `committed` are one step here, since both happen in one transaction. */
export type DrawState = "committed" | "drawn" | "published" | "voided";

/** A person the commitment names; fixed in the rules that are hashed. */
export interface Witness {
  personId: string;
  name: string;
  supervisor: boolean;
}

export interface Contribution {
  drawId: string;
  n: number;
  personId: string;
  digits: string;
  means: string;
  at: Date;
}

/** `2026-03-1`: the entry's code and the batch; a further attempt after a void adds `-2`. */
export function drawIdOf(entryCode: string, batch: number, attempt: number): string {
  return attempt === 1 ? `${entryCode}-${batch}` : `${entryCode}-${batch}-${attempt}`;
}

/** 任务编号 `2026-03-1-005`, numbered in order of showing from 1. */
export const assignmentIdOf = (drawId: string, showOrder: number): string =>
  `${drawId}-${String(showOrder).padStart(3, "0")}`;
