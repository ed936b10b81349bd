import { useEffect, useMemo, useState } from "preact/hooks";
import { AppProvider, type AppRoom } from "./app-context.ts";
import { Chat } from "./chat.tsx";
import { ChatList } from "./chat-list.tsx";
import { Faults } from "./faults.tsx";
import { Hints, useHints } from "./hints.tsx";
import { peopleOf } from "./people.ts";
import { Toasts } from "./toast.tsx";
import { TopBar } from "./top-bar.tsx";
import { useSession } from "./use-session.ts";

export function App() {
  const { session, actions } = useSession();
  const { state, as } = session;
  const people = useMemo(
    () => (state ? peopleOf(state) : null),
    [state?.personas, state?.chats, state?.bot.openId, state?.bot.name],
  );
  const name = as && people ? people.nameOf(as) : "";
  useEffect(() => {
    document.title = name === "" ? "模拟飞书" : `${name} · 模拟飞书`;
  }, [name]);

  if (session.failed !== null) return <Failed why={session.failed} />;
  if (!state || !as || !people) return <p class="whole-page">正在打开…</p>;
  return (
    <AppProvider value={{ session, state, me: as, people, actions }}>
      <Frame session={session} state={state} />
      <Toasts toasts={session.toasts} forget={actions.forget} />
    </AppProvider>
  );
}

function Frame({ session, state }: Pick<AppRoom, "session" | "state">) {
  const [drawer, openDrawer] = useState(false);
  const hints = useHints(state.hints);
  const chat = state.chats.find((one) => one.chatId === session.chat);
  return (
    <div class={`frame ${session.chat ? "frame-chat" : "frame-list"}`}>
      <TopBar faults={() => openDrawer(true)} hints={hints.toggle} />
      <div class="rooms">
        <ChatList />
        <main class="main">
          {session.line === "lost" ? (
            <p class="banner banner-warn" role="status">
              连接已断开，正在重新连接…
            </p>
          ) : null}
          {state.bot.online ? null : (
            <p class="banner" role="status">
              {state.bot.name}暂未连接，消息会在它上线后送达
            </p>
          )}
          {hints.shown ? <Hints hints={state.hints} close={hints.toggle} /> : null}
          {chat ? (
            <Chat key={`${session.as}/${chat.chatId}`} chat={chat} />
          ) : (
            <NoChat wanted={session.chat} />
          )}
        </main>
      </div>
      {drawer ? <Faults close={() => openDrawer(false)} /> : null}
    </div>
  );
}

const NoChat = ({ wanted }: { wanted: string | null }) => (
  <div class="empty">
    <p class="empty-title">{wanted ? "您不在这个会话中" : "选择一个会话开始"}</p>
    <p>{wanted ? "可从左侧选择其他会话，或切换身份后查看。" : "左侧列出了当前身份可以看到的会话。"}</p>
  </div>
);

const Failed = ({ why }: { why: string }) => (
  <div class="whole-page" role="alert">
    <p class="empty-title">模拟环境没有应答</p>
    <p>{why}</p>
    <button type="button" class="act act-primary-filled" onClick={() => location.reload()}>
      重新加载
    </button>
  </div>
);
