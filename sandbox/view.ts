// What the sandbox server tells its page, and what the page may ask. The server makes these shapes, the page draws them.

/** One account of the tenant. `label` is what the persona switch groups by, such as 双随机办 or 执法检查人员. */
export interface Persona {
  openId: string;
  name: string;
  label: string;
  title: string;
}

export interface ChatView {
  chatId: string;
  kind: "group" | "p2p";
  name: string;
  members: { openId: string; name: string; bot?: boolean }[];
  lastText: string;
  lastAt: string;
  /** Messages the persona has not seen yet. */
  unread: number;
}

export interface MessageView {
  messageId: string;
  chatId: string;
  /** Grows with every change of any message; the page asks for what is newer. */
  version: number;
  from: { openId: string; name: string; kind: "user" | "bot" };
  /** ISO instant on the sandbox's clock. */
  at: string;
  type: "text" | "post" | "interactive" | "file" | "image" | "system";
  text?: string;
  /** Card JSON 2.0 as the bot sent it (already validated). */
  card?: Record<string, unknown>;
  file?: { name: string; size: number; url: string };
  mentions?: { key: string; openId: string; name: string }[];
  replyTo?: { messageId: string; summary: string };
  updated: boolean;
  recalled: boolean;
  /** True while a callback of this card is open: the client shows it busy. */
  locked: boolean;
  /** Marked urgent for the persona. */
  urgent: boolean;
  /** The card is older than 14 days: the client refuses presses. */
  expired: boolean;
}

export interface Fault {
  id: string;
  label: string;
  on: boolean;
}

export interface SandboxState {
  now: string;
  tenant: string;
  bot: { openId: string; name: string; online: boolean };
  personas: Persona[];
  chats: ChatView[];
  /** Words for completion in the message box: [{ name: "抽取", help: "…" }]. */
  commands: { name: string; help: string }[];
  /** Bot menu of the single chat. */
  menu: { eventKey: string; label: string }[];
  /** Only there when the sandbox was started with a clock. */
  clockSteps: { id: string; label: string }[];
  /** Three things to try, shown to a newcomer, dismissible. */
  hints: string[];
  faults: Fault[];
}

/**
 * Routes for the page, JSON in and out; a refusal is HTTP 400 `{ code, msg }` with `msg` as the real client would show it (Chinese).
 *
 * GET  /sandbox/state?as=<openId>                                  → SandboxState
 * GET  /sandbox/messages?as=&chat=&before=<messageId>&limit=50      → { messages: MessageView[] (oldest first), more: boolean }
 * GET  /sandbox/events?as=<openId>                                 → server-sent events: `message` (MessageView), `chat` (ChatView),
 *                                                                     `clock` ({ now }), `bot` ({ online }), `toast` (Toast); heartbeat comment every 15 s
 * POST /sandbox/say     { as, chat, text, mentions: openId[] }       → MessageView  (text holds "@Name " for each mention, in order)
 * POST /sandbox/file    multipart as, chat, file                     → MessageView
 * POST /sandbox/press   Press                                        → PressAnswer (after the bot answered, or after 3 s)
 * POST /sandbox/menu    { as, eventKey }                             → {}
 * POST /sandbox/enter   { as }  opens the single chat with the bot   → ChatView (fires bot_p2p_chat_entered_v1)
 * POST /sandbox/read    { as, chat }                                 → {}
 * POST /sandbox/recall  { as, messageId }                            → {}
 * POST /sandbox/clock   { step }                                     → { now }  (404 when the sandbox has no clock)
 * POST /sandbox/fault   { id, on }                                   → {}
 * GET  /sandbox/download/<messageId>                               → the file's bytes
 */
export interface Press {
  as: string;
  messageId: string;
  /** The pressed component, by its place in the card: keys and indexes from `body`, e.g. ["elements", 3, "columns", 0, "elements", 1]. */
  path: (string | number)[];
  /** Set for selects, pickers, inputs outside a form. */
  option?: string;
  options?: string[];
  inputValue?: string;
  checked?: boolean;
  /** Set when the pressed button submits a form: values by component name. */
  formValue?: Record<string, string | string[] | boolean>;
}

export interface Toast {
  type: "success" | "info" | "warning" | "error";
  content: string;
}

export interface PressAnswer {
  /** The client's own error, such as 200341 (no answer within 3 s), with the words the client shows. */
  error?: { code: number; msg: string };
  toast?: Toast;
}
