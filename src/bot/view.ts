import type { Card } from "../../cards/kit.ts";
import type { WorkCalendar } from "../domain/calendar.ts";
import type { Page } from "../flows/page.ts";
import type { Records } from "../flows/ports.ts";

/** What a card is drawn from: the records as they are, and the moment. */
export interface View {
  tx: Records;
  now: Date;
  calendar: WorkCalendar;
  /** Where browsers reach the public pages; null where the bureau has turned them off. */
  publicUrl: string | null;
  /** True when the card is about to be sent for the first time: what is settled meanwhile need not be said at all. */
  first: boolean;
}

/** Loads a page's facts and draws its card; null when what it is about is gone or nothing is left to say. */
export type Draw<Name extends Page["card"]> = (
  view: View,
  page: Extract<Page, { card: Name }>,
) => Promise<Card | null>;
