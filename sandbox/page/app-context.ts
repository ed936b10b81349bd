import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { SandboxState } from "../view.ts";
import type { Actions } from "./actions.ts";
import type { People } from "./people.ts";
import type { Session } from "./session.ts";

/** What every part of the page may need once the sandbox has told its state. */
export interface AppRoom {
  session: Session;
  state: SandboxState;
  /** The persona's open_id. */
  me: string;
  people: People;
  actions: Actions;
}

const Room = createContext<AppRoom | null>(null);
export const AppProvider = Room.Provider;

export function useApp(): AppRoom {
  const room = useContext(Room);
  if (!room) throw new Error("used outside the page");
  return room;
}
