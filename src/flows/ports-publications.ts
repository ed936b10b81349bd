import type { Publication, PublicationKind } from "../domain/publication.ts";

export interface Publications {
  byId(id: string): Promise<Publication | null>;
  /** Of a subject, oldest version first. */
  of(subject: string): Promise<Publication[]>;
  /** Newest first, without the content of what was replaced. */
  all(kind?: PublicationKind): Promise<Publication[]>;
  insert(publication: Publication): Promise<void>;
  /** Replaces its state and registration; the content stays as it was frozen. False when its state is no longer `from`. */
  move(publication: Publication, from: Publication["state"]): Promise<boolean>;
  /** A way into the pages before they are public. `id` is the hash of the key or cookie. */
  openKey(key: PreviewKey): Promise<void>;
  /** Spends a link that is good; whose it was, or null. */
  useLink(id: string, now: Date): Promise<string | null>;
  /** Whose session it is; null for none, or one that is over. */
  session(id: string, now: Date): Promise<string | null>;
}

export interface PreviewKey {
  id: string;
  kind: "link" | "session";
  personId: string;
  expiresAt: Date;
}
