import { z } from "zod";
import { innerOf, leafOf, saltOf } from "../domain/draw-freeze.ts";

/** The numbers of a public bundle that the pages write out; what is not opened at this stage is null. */
export interface DrawValues {
  rosterHash: string;
  rulesHash: string;
  commit: string;
  recommit: string;
  secret: string | null;
  entropy: string | null;
  seed: string | null;
  nonce: string | null;
  drawnHash: string | null;
  sealedHash: string | null;
  /** As drawn, in order of showing; null while the list is not public. */
  drawnIds: string[] | null;
  /** Of an open draw: how one target's leaf was made. */
  example: LeafExample | null;
}

export interface LeafExample {
  id: string;
  saltHex: string;
  salt: string;
  stratum: string;
  weight: number;
  inner: string;
  leaf: string;
}

const later = z
  .string()
  .nullish()
  .transform((text) => text ?? null);

const published = z.object({
  rosterHash: z.string(),
  rulesHash: z.string(),
  commit: z.string(),
  recommit: z.string(),
  sHex: later,
  E: later,
  seed: later,
  nonce: later,
  drawnHash: later,
  sealedHash: later,
  saltHex: later,
  drawn: z.array(z.object({ id: z.string() })).optional(),
  // Long; looked at for the one example alone.
  roster: z.array(z.unknown()).optional(),
});

const member = z.object({ id: z.string(), stratum: z.string(), weight: z.number() });

/** Reads a public bundle (docs/draw-bundle.schema.json). Throws when it is none: only this program makes them. */
export function valuesOf(bundle: string): DrawValues {
  const { sHex, E, saltHex, drawn, roster, ...rest } = published.parse(JSON.parse(bundle));
  const drawnIds = drawn?.map(({ id }) => id) ?? null;
  const example = saltHex && roster ? exampleOf(saltHex, roster, drawnIds?.[0]) : null;
  return { ...rest, secret: sHex, entropy: E, drawnIds, example };
}

function exampleOf(saltHex: string, roster: unknown[], id: string | undefined): LeafExample | null {
  const one = roster.map((row) => member.safeParse(row).data).find((row) => row && (!id || row.id === id));
  if (!one) return null;
  const salt = saltOf(saltHex, one.id);
  const inner = innerOf(one, salt);
  return { ...one, saltHex, salt, inner, leaf: leafOf(one.id, inner) };
}
