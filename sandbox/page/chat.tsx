import { useRef, useState } from "preact/hooks";
import type { ChatView } from "../view.ts";
import { useApp } from "./app-context.ts";
import { Composer } from "./composer.tsx";
import { Icon } from "./icon.tsx";
import { MenuBar } from "./menu-bar.tsx";
import { MessageList } from "./message-list.tsx";

/** One conversation; files can be dropped anywhere on it. */
export function Chat({ chat }: { chat: ChatView }) {
  const { actions } = useApp();
  const { over, handlers } = useDrop((file) => void actions.sendFile(chat.chatId, file));
  return (
    <section class="chat" aria-label={chat.name} {...handlers}>
      <Head chat={chat} />
      <MessageList chat={chat} />
      {chat.kind === "p2p" ? <MenuBar /> : null}
      <Composer chat={chat} />
      {over ? (
        <div class="drop" aria-hidden="true">
          <p>松开鼠标，发送文件到“{chat.name}”</p>
        </div>
      ) : null}
    </section>
  );
}

function Head({ chat }: { chat: ChatView }) {
  const { actions } = useApp();
  const [open, setOpen] = useState(false);
  return (
    <header class="chat-head">
      <button
        type="button"
        class="icon-button back"
        aria-label="返回会话列表"
        data-testid="back"
        onClick={() => actions.open(null)}
      >
        <Icon name="left" />
      </button>
      <div class="chat-head-words">
        <h1>{chat.name}</h1>
        {chat.kind === "group" ? (
          <button
            type="button"
            class="members-toggle"
            aria-expanded={open}
            data-testid="members-toggle"
            onClick={() => setOpen(!open)}
          >
            {chat.members.length} 名成员
            <Icon name="down" class={open ? "turned" : ""} />
          </button>
        ) : (
          <p>与机器人的单聊，不需要 @</p>
        )}
      </div>
      {open ? (
        <p class="members" data-testid="members">
          {chat.members.map((member) => (
            <span class={member.bot ? "chip chip-bot" : "chip"}>{member.name}</span>
          ))}
        </p>
      ) : null}
    </header>
  );
}

/** Follows a file that is dragged over the chat; enter and leave also fire for everything inside, so they are counted. */
function useDrop(take: (file: File) => void) {
  const [over, setOver] = useState(false);
  const depth = useRef(0);
  const enter = (step: number) => {
    depth.current = Math.max(0, depth.current + step);
    setOver(depth.current > 0);
  };
  const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
  return {
    over,
    handlers: {
      onDragEnter: (event: DragEvent) => holdsFiles(event) && enter(1),
      onDragLeave: (event: DragEvent) => holdsFiles(event) && enter(-1),
      onDragOver: (event: DragEvent) => holdsFiles(event) && event.preventDefault(),
      onDrop(event: DragEvent) {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        enter(-depth.current);
        for (const file of event.dataTransfer?.files ?? []) take(file);
      },
    },
  };
}
