// What happens to a draw besides its drawing: each entry is chained to the one before, the first to the commitment, so that
// none can be left out or changed later. What an entry tells may be kept from the public; its digest never is.

import { canonicalJson } from "./canonical-json.ts";
import { sha } from "./draw-hash.ts";

/** 延期 · 递补检查人员 · 补抽 · 递补检查对象 · 作废 · 办结 */
export type AfterKind = "deadline" | "repick" | "extend" | "replace" | "void" | "close";

export interface AfterEntry {
  /** From 1. */
  n: number;
  kind: AfterKind;
  at: Date;
  /** 32 random bytes, hex: keeps anybody from guessing what stands behind the digest. */
  nonce: string;
  detail: Record<string, unknown>;
  hash: string;
}

export const digestOf = ({ nonce, detail }: Pick<AfterEntry, "nonce" | "detail">): string =>
  sha(`after-detail-v1|${nonce}|${canonicalJson(detail)}`);

/** The next entry of the chain; `before` is empty for the first. */
export function chained(
  commit: string,
  before: readonly AfterEntry[],
  next: Omit<AfterEntry, "n" | "hash">,
): AfterEntry {
  const last = before.at(-1);
  const n = (last?.n ?? 0) + 1;
  const head = `after-v1|${last?.hash ?? commit}|${n}|${next.kind}|${next.at.toISOString()}`;
  return { ...next, n, hash: sha(`${head}|${digestOf(next)}`) };
}

/** What everybody is told: the rest betrays who has whom for kin or leave, or a class, or an unannounced check. */
const open: readonly AfterKind[] = ["deadline", "void", "close"];

/** An entry as it stands in a bundle; its place in the chain is told to all, what it is about perhaps not. */
export function tellAfter(entry: AfterEntry, to: "supervisors" | "public"): Record<string, unknown> {
  const { n, kind, at, nonce, detail, hash } = entry;
  const face = { n, kind, at: at.toISOString(), digest: digestOf(entry), hash };
  return to === "supervisors" || open.includes(kind) ? { ...face, nonce, detail } : face;
}
