import { type SchemeText, schemeParts } from "../domain/scheme.ts";
import type { Records } from "./ports.ts";

/** What the public may read of a scheme. */
export interface PublicScheme {
  code: string;
  name: string;
  batch: number;
  version: number;
  parts: SchemeText;
}

/**
 * The scheme for a 公示包, by a list of fields; null when it is not approved. Of an unannounced check that is not over only
 * the heading is given, nothing that names or narrows targets (rules.md §7). `today`: "YYYY-MM-DD".
 */
export async function publicScheme(
  tx: Records,
  schemeId: string,
  today: string,
): Promise<PublicScheme | null> {
  const scheme = await tx.schemes.byId(schemeId);
  const entry = scheme && (await tx.plan.entry(scheme.entryId));
  if (!scheme || !entry || scheme.approvedAt === null) return null;
  const hidden = !entry.announced && today <= entry.visitUntil;
  const parts = Object.fromEntries(
    schemeParts.map((part) => [part, hidden ? "" : scheme.data[part]]),
  ) as SchemeText;
  return { code: entry.code, name: entry.name, batch: scheme.batch, version: scheme.version, parts };
}
