import type { Item, ItemState } from "../domain/item.ts";

/** A version of an item with what led to it. */
export interface ItemVersion {
  code: string;
  version: number;
  change: ItemChange;
  reason: string;
  item: Item;
  /** Person id. */
  byId: string;
  at: Date;
}

export type ItemChange =
  | "offered"
  | "created"
  | "claimed"
  | "givenBack"
  | "changed"
  | "retired"
  | "restored"
  | "undone";

export interface ItemQuery {
  state?: ItemState;
  section?: string;
  /** Part of a name, code, basis or content. */
  text?: string;
}

export interface Items {
  byCode(code: string): Promise<Item | null>;
  /** By code. */
  all(): Promise<Item[]>;
  find(query: ItemQuery, skip: number, take: number): Promise<{ items: Item[]; total: number }>;
  counts(): Promise<Record<ItemState, number>>;
  /** Writes the item and its version. False when the item is no longer at the version before it (0: not there yet). */
  save(version: ItemVersion): Promise<boolean>;
  /** Many new items at once, version 1 each. */
  enter(versions: ItemVersion[]): Promise<void>;
  /** Newest first. */
  versions(code: string): Promise<ItemVersion[]>;
}
