// What one window knows, and how it changes. Pure: the hook `use-session` feeds it.

import type { ChatView, MessageView, SandboxState, Toast } from "../view.ts";

export interface Thread {
  /** Oldest first. */
  messages: MessageView[];
  /** Older ones can be fetched. */
  more: boolean;
  loading: boolean;
}

export interface ShownToast extends Toast {
  id: number;
}

export interface Session {
  as: string | null;
  chat: string | null;
  state: SandboxState | null;
  /** When `state.now` was heard, on the browser's own clock. */
  heardAt: number;
  threads: Record<string, Thread>;
  line: "opening" | "open" | "lost";
  toasts: ShownToast[];
  /** Id of the clock step under way. */
  stepping: string | null;
  /** Open presses: message id → key of the pressed component. */
  presses: Record<string, string>;
  /** Why there is nothing to show at all. */
  failed: string | null;
}

export const firstSession = (as: string | null, chat: string | null): Session => ({
  as,
  chat,
  state: null,
  heardAt: 0,
  threads: {},
  line: "opening",
  toasts: [],
  stepping: null,
  presses: {},
  failed: null,
});

export type News =
  | { type: "went"; as: string | null; chat: string | null }
  | { type: "state"; state: SandboxState; at: number }
  | { type: "failed"; why: string }
  | { type: "loading"; chat: string }
  | { type: "page"; chat: string; messages: MessageView[]; more: boolean }
  | { type: "notLoaded"; chat: string }
  | { type: "message"; message: MessageView }
  | { type: "chat"; chat: ChatView }
  | { type: "read"; chat: string }
  | { type: "clock"; now: string; at: number }
  | { type: "stepping"; step: string | null }
  | { type: "bot"; online: boolean }
  | { type: "fault"; id: string; on: boolean }
  | { type: "line"; line: Session["line"] }
  | { type: "pressed"; messageId: string; key: string | null }
  | { type: "toast"; toast: ShownToast }
  | { type: "toastGone"; id: number };

const MOST_TOASTS = 4;

export function hear(session: Session, news: News): Session {
  switch (news.type) {
    case "went":
      return went(session, news.as, news.chat);
    case "state":
      return { ...session, state: news.state, heardAt: news.at, failed: null };
    case "failed":
      return { ...session, failed: news.why };
    case "loading":
      return withThread(session, news.chat, (thread) => ({ ...thread, loading: true }));
    case "page":
      return withThread(session, news.chat, (thread) => ({
        messages: news.messages.reduce(merged, thread.messages),
        more: news.more,
        loading: false,
      }));
    case "notLoaded":
      return withThread(session, news.chat, (thread) => ({ ...thread, loading: false }));
    case "message":
      return session.threads[news.message.chatId]
        ? withThread(session, news.message.chatId, (thread) => ({
            ...thread,
            messages: merged(thread.messages, news.message),
          }))
        : session;
    case "chat":
      return withState(session, (state) => ({ ...state, chats: withChat(state.chats, news.chat) }));
    case "read":
      return withState(session, (state) => ({
        ...state,
        chats: state.chats.map((chat) => (chat.chatId === news.chat ? { ...chat, unread: 0 } : chat)),
      }));
    case "clock":
      return { ...withState(session, (state) => ({ ...state, now: news.now })), heardAt: news.at };
    case "stepping":
      return { ...session, stepping: news.step };
    case "bot":
      return withState(session, (state) => ({ ...state, bot: { ...state.bot, online: news.online } }));
    case "fault":
      return withState(session, (state) => ({
        ...state,
        faults: state.faults.map((fault) => (fault.id === news.id ? { ...fault, on: news.on } : fault)),
      }));
    case "line":
      return { ...session, line: news.line };
    case "pressed":
      return { ...session, presses: withPress(session.presses, news.messageId, news.key) };
    case "toast":
      return { ...session, toasts: [...session.toasts, news.toast].slice(-MOST_TOASTS) };
    case "toastGone":
      return { ...session, toasts: session.toasts.filter((toast) => toast.id !== news.id) };
  }
}

/** Another persona sees other chats and other unread marks, so nothing of the last one's is kept but the frame. */
function went(session: Session, as: string | null, chat: string | null): Session {
  if (as === session.as) return { ...session, chat };
  return { ...session, as, chat, threads: {}, presses: {}, toasts: [] };
}

const emptyThread: Thread = { messages: [], more: false, loading: false };

function withThread(session: Session, chat: string, change: (thread: Thread) => Thread): Session {
  const thread = session.threads[chat] ?? emptyThread;
  return { ...session, threads: { ...session.threads, [chat]: change(thread) } };
}

const withState = (session: Session, change: (state: SandboxState) => SandboxState): Session =>
  session.state ? { ...session, state: change(session.state) } : session;

function withChat(chats: ChatView[], chat: ChatView): ChatView[] {
  return chats.some((one) => one.chatId === chat.chatId)
    ? chats.map((one) => (one.chatId === chat.chatId ? chat : one))
    : [...chats, chat];
}

function withPress(presses: Record<string, string>, messageId: string, key: string | null) {
  const { [messageId]: _ended, ...others } = presses;
  return key === null ? others : { ...others, [messageId]: key };
}

/** The list with this message in its place by time; an older version of a known message changes nothing. */
export function merged(messages: MessageView[], message: MessageView): MessageView[] {
  const known = messages.findIndex((one) => one.messageId === message.messageId);
  if (known >= 0) {
    const old = messages[known];
    return old && old.version > message.version ? messages : messages.with(known, message);
  }
  const after = messages.findLastIndex((one) => Date.parse(one.at) <= Date.parse(message.at));
  return messages.toSpliced(after + 1, 0, message);
}
