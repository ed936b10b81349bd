import type { Item } from "./item.ts";
import starter from "./starter-items.json" with { type: "json" };

type Offered = Omit<Item, "version" | "state" | "claimedBy" | "claimedAt" | "duty" | "section">;

/** 起步清单: education items with their bases, waiting to be claimed. Each names the law or list it was taken from. */
export const starterItems: Offered[] = (starter as unknown as (Offered & { section: string })[]).map(
  ({ section: _, ...one }) => ({ ...one, departments: [], asWritten: "" }),
);
