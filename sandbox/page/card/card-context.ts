import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { PressParts } from "../actions.ts";
import type { People } from "../people.ts";
import type { Place } from "./place.ts";

/** What the components of one card share. */
export interface CardRoom {
  people: People;
  /** The conversation's members, whom a person picker without options offers. */
  members: { openId: string; name: string }[];
  /** No presses now: one is open, or the card is too old. */
  closed: boolean;
  /** Key of the component whose press is open. */
  busy: string | null;
  /** True when the bot answered. */
  press(place: Place, how?: Omit<PressParts, "path">): Promise<boolean>;
}

const Room = createContext<CardRoom | null>(null);
export const CardProvider = Room.Provider;

export function useCard(): CardRoom {
  const room = useContext(Room);
  if (!room) throw new Error("a card component outside a card");
  return room;
}
