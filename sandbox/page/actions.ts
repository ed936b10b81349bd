import type { ChatView, Press, SandboxState, Toast } from "../view.ts";
import { writeAddress } from "./address.ts";
import type { News, Session } from "./session.ts";
import { Refusal, wire } from "./wire.ts";

export type PressParts = Omit<Press, "as" | "messageId">;
export type Actions = ReturnType<typeof makeActions>;

/** Everything the page can do. None of these throw: what went wrong is shown as a toast. */
export function makeActions(tell: (news: News) => void, now: () => Session) {
  let toasts = 0;
  let preferred: ChatView["kind"] = "group";

  const show = (toast: Toast): void => tell({ type: "toast", toast: { ...toast, id: ++toasts } });

  const refused = (error: unknown): void => {
    const code = error instanceof Refusal && error.code !== "" ? `（错误码 ${error.code}）` : "";
    show({ type: "error", content: `${error instanceof Error ? error.message : String(error)}${code}` });
  };

  /** Answers null after a failure. */
  const attempt = async <T>(work: () => Promise<T>): Promise<T | null> => {
    try {
      return await work();
    } catch (error) {
      refused(error);
      return null;
    }
  };

  const go = (as: string | null, chat: string | null): void => {
    location.hash = writeAddress({ as, chat });
    tell({ type: "went", as, chat });
  };

  const load = async (chat: string, before?: string): Promise<void> => {
    const { as } = now();
    if (!as || now().threads[chat]?.loading) return;
    tell({ type: "loading", chat });
    const page = await attempt(() => wire.messages(as, chat, before));
    if (now().as !== as) return;
    if (page) tell({ type: "page", chat, ...page });
    else tell({ type: "notLoaded", chat });
  };

  return {
    show,
    /** Another persona; the chat stays open where both are members. */
    become(as: string | null): void {
      const { chat, state } = now();
      const open = state?.chats.find((one) => one.chatId === chat);
      preferred = open?.kind ?? preferred;
      go(as, open?.kind === "p2p" ? null : chat);
    },
    /** Opens a chat of the kind that was open last, where there is room to show one beside the list. */
    settle(state: SandboxState): void {
      const { as, chat } = now();
      if (state.chats.some((one) => one.chatId === chat)) return;
      const next = state.chats.find((one) => one.kind === preferred) ?? state.chats[0];
      go(as, next && matchMedia("(min-width: 760px)").matches ? next.chatId : null);
    },
    open: (chat: string | null): void => go(now().as, chat),
    async enter(): Promise<void> {
      const { as } = now();
      const chat = as && (await attempt(() => wire.enter(as)));
      if (!chat) return;
      tell({ type: "chat", chat });
      go(as, chat.chatId);
    },
    load,
    older(chat: string): Promise<void> {
      return load(chat, now().threads[chat]?.messages[0]?.messageId);
    },
    /** After a break of the line: what changed meanwhile. */
    async catchUp(): Promise<void> {
      const { as, chat } = now();
      if (!as) return;
      const state = await attempt(() => wire.state(as));
      if (state && now().as === as) tell({ type: "state", state, at: Date.now() });
      if (chat && now().chat === chat) await load(chat);
    },
    async say(chat: string, text: string, mentions: string[]): Promise<boolean> {
      const { as } = now();
      const message = as && (await attempt(() => wire.say(as, chat, text, mentions)));
      if (message) tell({ type: "message", message });
      return Boolean(message);
    },
    async sendFile(chat: string, file: File): Promise<void> {
      const { as } = now();
      const message = as && (await attempt(() => wire.file(as, chat, file)));
      if (message) tell({ type: "message", message });
    },
    /** True when the bot answered: the client then shows the bot's toast, else its own error. */
    async press(messageId: string, key: string, press: PressParts): Promise<boolean> {
      const { as } = now();
      if (!as || now().presses[messageId] !== undefined) return false;
      tell({ type: "pressed", messageId, key });
      const answer = await attempt(() => wire.press({ ...press, as, messageId }));
      tell({ type: "pressed", messageId, key: null });
      if (answer?.error) refused(new Refusal(answer.error.code, answer.error.msg));
      else if (answer?.toast) show(answer.toast);
      return answer !== null && answer.error === undefined;
    },
    async menu(eventKey: string): Promise<void> {
      const { as } = now();
      if (as) await attempt(() => wire.menu(as, eventKey));
    },
    async read(chat: string): Promise<void> {
      const { as } = now();
      if (!as) return;
      tell({ type: "read", chat });
      await wire.read(as, chat).catch(() => undefined);
    },
    async recall(messageId: string): Promise<void> {
      const { as } = now();
      if (as) await attempt(() => wire.recall(as, messageId));
    },
    async step(step: string): Promise<void> {
      if (now().stepping) return;
      tell({ type: "stepping", step });
      const clock = await attempt(() => wire.clock(step));
      tell({ type: "stepping", step: null });
      if (clock) tell({ type: "clock", now: clock.now, at: Date.now() });
    },
    async fault(id: string, on: boolean): Promise<void> {
      const done = await attempt(() => wire.fault(id, on));
      if (done) tell({ type: "fault", id, on });
    },
    forget: (id: number): void => tell({ type: "toastGone", id }),
  };
}
