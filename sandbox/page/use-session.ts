import { useEffect, useMemo, useReducer, useRef } from "preact/hooks";
import { type Actions, makeActions } from "./actions.ts";
import { readAddress } from "./address.ts";
import { listen } from "./live.ts";
import { firstSession, hear, type News, type Session } from "./session.ts";
import { Refusal, wire } from "./wire.ts";

export interface Running {
  session: Session;
  actions: Actions;
}

const REMEMBERED = "sandbox.persona";

/** The window's session: follows the address, fetches what is shown and listens to the sandbox. */
export function useSession(): Running {
  const [session, tell] = useReducer(hear, null, () => {
    const { as, chat } = readAddress(location.hash);
    return firstSession(as ?? sessionStorage.getItem(REMEMBERED), chat);
  });
  const latest = useRef(session);
  latest.current = session;
  const actions = useMemo(() => makeActions(tell, () => latest.current), []);

  useAddress(tell, session);
  usePersona(session.as, tell, actions);
  useLine(session.as, tell, actions);
  useOpenChat(session, actions);
  return { session, actions };
}

function useAddress(tell: (news: News) => void, session: Session): void {
  useEffect(() => {
    const follow = () => {
      const { as, chat } = readAddress(location.hash);
      tell({ type: "went", as: as ?? session.as, chat });
    };
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, [session.as]);
}

/** Everything a persona sees; without one, the first of the list is taken. */
function usePersona(as: string | null, tell: (news: News) => void, actions: Actions): void {
  useEffect(() => {
    let left = false;
    const load = async () => {
      try {
        const state = await wire.state(as);
        if (left) return;
        const [first] = state.personas;
        const known = state.personas.some((one) => one.openId === as);
        if (!known && first) actions.become(first.openId);
        else {
          tell({ type: "state", state, at: Date.now() });
          actions.settle(state);
        }
      } catch (error) {
        if (left) return;
        // An address from an earlier run names a persona this sandbox does not know.
        if (as !== null && error instanceof Refusal && error.code !== "") actions.become(null);
        else tell({ type: "failed", why: error instanceof Error ? error.message : String(error) });
      }
    };
    if (as) sessionStorage.setItem(REMEMBERED, as);
    else sessionStorage.removeItem(REMEMBERED);
    void load();
    return () => {
      left = true;
    };
  }, [as]);
}

function useLine(as: string | null, tell: (news: News) => void, actions: Actions): void {
  useEffect(() => {
    if (as === null) return;
    return listen(wire.eventsOf(as), {
      message: (message) => tell({ type: "message", message }),
      chat: (chat) => tell({ type: "chat", chat }),
      clock: ({ now }) => tell({ type: "clock", now, at: Date.now() }),
      bot: ({ online }) => tell({ type: "bot", online }),
      toast: actions.show,
      opened: (again) => {
        tell({ type: "line", line: "open" });
        if (again) void actions.catchUp();
      },
      lost: () => tell({ type: "line", line: "lost" }),
    });
  }, [as]);
}

/** Loads the open chat once, and tells the sandbox that what arrives in a visible window was seen. */
function useOpenChat({ chat, state, threads }: Session, actions: Actions): void {
  const view = state?.chats.find((one) => one.chatId === chat);
  // Another persona begins with no threads, though the open chat may be the same.
  const fresh = chat !== null && threads[chat] === undefined;
  useEffect(() => {
    if (chat && view && fresh) void actions.load(chat);
  }, [chat, view === undefined, fresh]);
  useEffect(() => {
    const read = () => {
      if (view && view.unread > 0 && document.visibilityState === "visible") void actions.read(view.chatId);
    };
    read();
    document.addEventListener("visibilitychange", read);
    return () => document.removeEventListener("visibilitychange", read);
  }, [view?.chatId, view?.unread]);
}
