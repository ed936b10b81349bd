import type { ChatView, MessageView, Toast } from "../view.ts";

export interface LiveHandlers {
  message(message: MessageView): void;
  chat(chat: ChatView): void;
  clock(clock: { now: string }): void;
  bot(bot: { online: boolean }): void;
  toast(toast: Toast): void;
  /** `again` is true after a break: something may have been missed. */
  opened(again: boolean): void;
  lost(): void;
}

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 15_000;

/** Listens until the returned function is called. A broken line is opened again, waiting longer each time. */
export function listen(url: string, on: LiveHandlers): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = FIRST_WAIT;
  let opens = 0;

  const hear = <T>(name: string, handle: (data: T) => void) =>
    source?.addEventListener(name, (event) => handle(JSON.parse((event as MessageEvent<string>).data) as T));

  const open = () => {
    source = new EventSource(url);
    hear("message", on.message);
    hear("chat", on.chat);
    hear("clock", on.clock);
    hear("bot", on.bot);
    hear("toast", on.toast);
    source.onopen = () => {
      wait = FIRST_WAIT;
      on.opened(opens++ > 0);
    };
    // The browser's own retry gives up on some answers and hammers on others, so ours replaces it.
    source.onerror = () => {
      source?.close();
      on.lost();
      timer = setTimeout(open, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT);
    };
  };

  open();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}
