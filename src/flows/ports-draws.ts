// What the flows ask of the records of draws, and of the heavy work of a draw.

import type { AfterEntry } from "../domain/draw-after.ts";
import type { FreezeRefusal } from "../domain/draw-freeze.ts";
import type {
  Changed,
  ExtendJob,
  extend,
  FreezeJob,
  FrozenPool,
  FullJob,
  PublicJob,
  Revealed,
  RevealJob,
  Rules,
  Terms,
} from "../domain/draw-jobs.ts";
import type { Contribution, Draw } from "../domain/draw-record.ts";
import type { Verdict } from "../domain/draw-verdict.ts";

/** What a draw keeps from view, without the two that may be large. */
export interface Vault {
  drawId: string;
  secret: string;
  resecret: string;
  nonce: string;
  saltHex: string;
  rules: Rules;
  assign: Terms;
  /** Caps of the match as they stand; null before the drawing. */
  caps: Record<string, number> | null;
}

/** What one proposes and another decides: 作废 after a contribution, 补抽, 递补检查对象. */
export interface Proposal {
  id: string;
  drawId: string;
  ask: { kind: "void" } | { kind: "extend"; more: number } | { kind: "replace"; assignmentId: string };
  reason: string;
  byId: string;
  at: Date;
  state: "pending" | "approved" | "refused";
  decidedBy: string | null;
  decidedAt: Date | null;
  decision: string | null;
}

export interface Attestation {
  drawId: string;
  personId: string;
  at: Date;
  sealedHash: string;
}

export interface Draws {
  byId(id: string): Promise<Draw | null>;
  /** The draw of this batch that is not voided, under whatever version of the entry it was drawn. */
  live(entryId: string, batch: number): Promise<Draw | null>;
  /** Of all versions of the entry. */
  ofEntry(entryId: string): Promise<Draw[]>;
  /** Newest first. */
  list(): Promise<Draw[]>;
  /** `vault`: null for a draw of the platform. */
  insert(draw: Draw, vault: (Vault & { pool: Uint8Array }) | null): Promise<void>;
  /** Replaces what changed; false when the draw is no longer in state `from`. */
  update(draw: Draw, from: Draw["state"]): Promise<boolean>;
  vault(drawId: string): Promise<Vault | null>;
  /** The frozen pool, and after the drawing the full bundle, both packed (domain/draw-jobs.ts). */
  pool(drawId: string): Promise<Uint8Array | null>;
  bundle(drawId: string): Promise<Uint8Array | null>;
  keepBundle(drawId: string, bundle: Uint8Array): Promise<void>;
  keepCaps(drawId: string, caps: Record<string, number>): Promise<void>;
  /** Draws that wait for their witnesses. */
  committed(): Promise<Draw[]>;
  /** Committed draws whose witnesses are late. */
  overdue(now: Date): Promise<Draw[]>;
  /** Drawn and not yet published. */
  unpublished(): Promise<Draw[]>;
  after(drawId: string): Promise<AfterEntry[]>;
  append(drawId: string, entry: AfterEntry): Promise<void>;
  attestations(drawId: string): Promise<Attestation[]>;
  /** False when the person has signed already. */
  attest(attestation: Attestation): Promise<boolean>;
  propose(proposal: Proposal): Promise<void>;
  proposal(id: string): Promise<Proposal | null>;
  proposals(drawId: string): Promise<Proposal[]>;
  /** False when it is no longer pending. */
  decide(proposal: Proposal): Promise<boolean>;
  /** `keyHash`: SHA-256 of the key in the address. */
  openLink(link: { keyHash: string; drawId: string; personId: string; expiresAt: Date }): Promise<void>;
  /** Whose link it is, the first time and in time; null otherwise. */
  useLink(keyHash: string, drawId: string, now: Date): Promise<string | null>;
  contributions(drawId: string): Promise<Contribution[]>;
  contribute(contribution: Contribution): Promise<void>;
}

/** The heavy work of a draw (domain/draw-jobs.ts), done in a thread when it is large. Nothing here reads or writes. */
export interface Drawing {
  freeze(job: FreezeJob): Promise<FrozenPool | FreezeRefusal>;
  reveal(job: RevealJob): Promise<Revealed | Changed>;
  extend(job: ExtendJob): Promise<ReturnType<typeof extend>>;
  publicText(job: PublicJob): Promise<string>;
  fullText(job: FullJob): Promise<string>;
  /** Recomputes a bundle with the verifier, which shares no code with the drawing. */
  verify(text: string): Promise<Verdict>;
}
