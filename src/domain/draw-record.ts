/** A draw (抽取) as it is kept; secrets and roster are in the vault. */
export interface Draw {
  id: string;
  entryId: string;
  entryVersion: number;
  batch: number;
  /** 1, or more after a draw of the same batch was voided before anybody had contributed. */
  attempt: number;
  state: DrawState;
  source: DrawSource;
  /** Set for a draw of the provincial platform, whose hashes are null: it has no proof of ours. */
  platform: PlatformDraw | null;
  organiserId: string;
  /** The group it is held in. */
  chatId: string;
  sealed: boolean;
  announced: boolean;
  deadline: Date;
  witnesses: Witness[];
  strict: StrictNumber | null;
  /** Why it was drawn although no training is on record (S9); null when one is. */
  untrained: string | null;
  commit: string | null;
  recommit: string | null;
  rosterHash: string | null;
  rulesHash: string | null;
  poolSize: number;
  excludedSize: number;
  drawnSize: number | null;
  seed: string | null;
  entropy: string | null;
  drawnHash: string | null;
  sealedHash: string | null;
  /** Drawn target ids in order of showing; those drawn later down the same list behind them. */
  shown: string[] | null;
  /** sHex, once it is opened: when the draw is drawn or voided. */
  openedSecret: string | null;
  /** rHex, once it is opened: when the draw's work is over. */
  openedAgain: string | null;
  /** The sealed audit chain as it stood at the commitment: how many rows, and the hash over them. */
  auditN: number;
  auditHash: string;
  committedAt: Date;
  drawnAt: Date | null;
  publishedAt: Date | null;
  voidedAt: Date | null;
  voidReason: string | null;
  /** Names of who voided it: the organiser, or a supervisor and a leader. */
  voidedBy: string[] | null;
}

/** 本机 or 省平台 (rules.md §1, Draw); never both for one batch. */
export type DrawSource = "own" | "platform";

export interface PlatformDraw {
  /** 省平台任务编号 */
  taskNumber: string;
  fileName: string;
  /** SHA-256 of the export as it was dropped into the chat. */
  fileHash: string;
}

/** Strict mode: a public number that did not exist at the commitment and goes into the seed last. */
export interface StrictNumber {
  /** Where it is published, such as 中国福利彩票双色球. */
  source: string;
  /** Which one, such as 第2026137期. */
  period: string;
  /** `[0-9a-f]{1,64}`; null until it is entered. */
  value: string | null;
  /** Name of the supervisor who entered it. */
  by: string | null;
  at: string | null;
}

/** What was published before the witnesses spoke. Throws draw.noProof for a draw of the platform. */
export function commitmentOf(draw: Draw): {
  commit: string;
  recommit: string;
  rosterHash: string;
  rulesHash: string;
} {
  const { commit, recommit, rosterHash, rulesHash } = draw;
  if (commit === null || recommit === null || rosterHash === null || rulesHash === null)
    throw Object.assign(new Error(`draw ${draw.id} has no commitment`), { code: "draw.noProof" });
  return { commit, recommit, rosterHash, rulesHash };
}

/** Whether anybody may see which targets were drawn (draw-protocol.md §1, When). */
export const listIsPublic = (draw: Draw): boolean =>
  draw.shown !== null && (draw.announced || draw.publishedAt !== null);

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
