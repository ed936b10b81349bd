import type { WorkCalendar } from "../domain/calendar.ts";
import type { Sheet, SheetRefusal } from "../domain/roster-sheet.ts";
import type { Chance } from "../flows/ctx.ts";
import type { Page } from "../flows/page.ts";
import type { Store } from "../flows/ports.ts";
import type { Drawing } from "../flows/ports-draws.ts";
import type { Lookups } from "./command.ts";

/** Reads a table file; everything wrong with it is a value (src/papers/read-sheet.ts). */
export type ReadSheet = (bytes: Uint8Array, name: string) => Promise<Sheet | SheetRefusal>;

export interface FileDeps {
  /** The bytes of a file somebody sent, at most `most` of them; null when there are more. */
  download: (messageId: string, fileKey: string, most: number) => Promise<Uint8Array | null>;
  readSheet: ReadSheet;
  /** Hands the file of an import that was begun to the background. */
  checkImport: (importId: string, bytes: Uint8Array) => void;
  sha256: (bytes: Uint8Array | string) => string;
}

export interface ConverseDeps extends Omit<Lookups, "now">, FileDeps {
  store: Store;
  drawing: Drawing;
  calendar: WorkCalendar;
  chance: Chance;
  now: () => Date;
  /** The card of a page as JSON 2.0; null when it has nothing to show. */
  render: (page: Page) => Promise<object | null>;
  /** What somebody now sees on a message whose press was answered. */
  shown: (messageId: string, card: object) => void;
}
