import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ChatView, MessageView } from "../view.ts";
import { useApp } from "./app-context.ts";
import { Icon } from "./icon.tsx";
import { Message } from "./message.tsx";
import { useNow } from "./use-now.ts";
import { apart, separatorTime } from "./when.ts";

const NEAR = 80;

/** The conversation, oldest above; stays at its end while the reader is there, and where they are otherwise. */
export function MessageList({ chat }: { chat: ChatView }) {
  const { session, state, actions } = useApp();
  const thread = session.threads[chat.chatId];
  const messages = thread?.messages ?? [];
  const now = useNow();
  const { box, away, end } = useEnd(messages);
  return (
    <div class="messages-room">
      <div
        ref={box}
        class="messages"
        role="log"
        aria-label="消息"
        aria-busy={thread?.loading ?? true}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
        tabIndex={0}
        data-testid="messages"
      >
        <div class="messages-inner">
          {thread?.more ? (
            <button
              type="button"
              class="plain-button older"
              disabled={thread.loading}
              onClick={() => void actions.older(chat.chatId)}
            >
              {thread.loading ? "正在加载…" : "查看更早的消息"}
            </button>
          ) : null}
          {messages.map((message, index) => (
            <Row key={message.messageId} message={message} before={messages[index - 1]} now={now} />
          ))}
          {messages.length === 0 && thread && !thread.loading ? (
            <div class="empty">
              <p class="empty-title">还没有消息</p>
              <p>
                {chat.kind === "p2p"
                  ? "发送“帮助”看看机器人能做什么。"
                  : `@${state.bot.name} 并发送“帮助”，看看它能做什么。`}
              </p>
            </div>
          ) : null}
        </div>
      </div>
      {away ? (
        <button type="button" class="to-end" aria-label="回到最新消息" onClick={end}>
          <Icon name="down" />
        </button>
      ) : null}
    </div>
  );
}

function Row({
  message,
  before,
  now,
}: {
  message: MessageView;
  before: MessageView | undefined;
  now: string;
}) {
  const fresh = before === undefined || apart(before.at, message.at);
  return (
    <>
      {fresh ? (
        <p class="separator">
          <time dateTime={message.at}>{separatorTime(message.at, now)}</time>
        </p>
      ) : null}
      <Message
        message={message}
        follows={!fresh && before?.from.openId === message.from.openId && before.type !== "system"}
      />
    </>
  );
}

/** Keeps the end in view as messages come and cards grow; older messages put in above do not move what is read. */
function useEnd(messages: MessageView[]) {
  const box = useRef<HTMLDivElement>(null);
  const stuck = useRef(true);
  const seen = useRef({ first: "", height: 0 });
  const [away, setAway] = useState(false);

  const end = () => box.current?.scrollTo({ top: box.current.scrollHeight });

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const first = messages[0]?.messageId ?? "";
    if (stuck.current) end();
    else if (seen.current.first !== "" && first !== seen.current.first)
      element.scrollTop += element.scrollHeight - seen.current.height;
    seen.current = { first, height: element.scrollHeight };
  }, [messages]);

  useEffect(() => {
    const element = box.current;
    if (!element?.firstElementChild) return;
    const look = () => {
      stuck.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
      setAway(!stuck.current);
    };
    const grown = new ResizeObserver(() => (stuck.current ? end() : look()));
    grown.observe(element.firstElementChild);
    grown.observe(element);
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      grown.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, []);

  return { box, away, end };
}
