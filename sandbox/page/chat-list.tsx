import type { ChatView } from "../view.ts";
import { useApp } from "./app-context.ts";
import { Avatar } from "./avatar.tsx";
import { useNow } from "./use-now.ts";
import { listTime } from "./when.ts";

/** Newest first; the single chat with the bot is offered even before anybody opened it. */
export function ChatList() {
  const { session, state, actions } = useApp();
  const now = useNow();
  const chats = [...state.chats].sort((a, b) => (Date.parse(b.lastAt) || 0) - (Date.parse(a.lastAt) || 0));
  const single = chats.some((chat) => chat.kind === "p2p");
  return (
    <nav class="chats" aria-label="会话">
      <h2 class="chats-title">消息</h2>
      <ul>
        {chats.map((chat) => (
          <li key={chat.chatId}>
            <Entry chat={chat} now={now} open={chat.chatId === session.chat} />
          </li>
        ))}
        {single ? null : (
          <li>
            <button
              type="button"
              class="chat-entry"
              data-testid="chat-entry"
              data-kind="p2p"
              onClick={() => void actions.enter()}
            >
              <Avatar id={state.bot.openId} name={state.bot.name} kind="bot" />
              <span class="entry-words">
                <span class="entry-name">{state.bot.name}</span>
                <span class="entry-last">点击开始单聊</span>
              </span>
            </button>
          </li>
        )}
      </ul>
      {state.chats.length === 0 ? (
        <p class="empty-line">当前身份还没有加入任何群，可先与{state.bot.name}单聊。</p>
      ) : null}
    </nav>
  );
}

function Entry({ chat, now, open }: { chat: ChatView; now: string; open: boolean }) {
  const { state, actions } = useApp();
  const group = chat.kind === "group";
  return (
    <button
      type="button"
      class={`chat-entry ${open ? "entry-open" : ""}`}
      aria-current={open ? "true" : undefined}
      data-testid="chat-entry"
      data-chat-id={chat.chatId}
      data-kind={chat.kind}
      onClick={() => (group ? actions.open(chat.chatId) : void actions.enter())}
    >
      <span class="entry-picture">
        <Avatar id={group ? chat.chatId : state.bot.openId} name={chat.name} kind={group ? "group" : "bot"} />
        {chat.unread > 0 ? (
          <span class="badge" data-testid="unread">
            {chat.unread > 99 ? "99+" : chat.unread}
            <span class="sr"> 条未读</span>
          </span>
        ) : null}
      </span>
      <span class="entry-words">
        <span class="entry-name">
          <span class="cut">{chat.name}</span>
          {group ? null : <span class="bot-tag">机器人</span>}
        </span>
        <span class="entry-last">{chat.lastText || "还没有消息"}</span>
      </span>
      <time class="entry-time" dateTime={chat.lastAt}>
        {listTime(chat.lastAt, now)}
      </time>
    </button>
  );
}
