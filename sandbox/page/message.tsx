import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import type { MessageView } from "../view.ts";
import { useApp } from "./app-context.ts";
import { Avatar } from "./avatar.tsx";
import { Icon } from "./icon.tsx";
import { CardMessage } from "./message-card.tsx";
import { FileMessage } from "./message-file.tsx";
import { MessageText } from "./message-text.tsx";

interface MessageProps {
  message: MessageView;
  /** Said right after another one by the same person: the name is not repeated. */
  follows: boolean;
}

export function Message({ message, follows }: MessageProps) {
  const { session, me, people } = useApp();
  // Typing and ticking must not draw every card anew.
  return useMemo(
    () => <Drawn message={message} follows={follows} />,
    [message, follows, me, people, session.presses[message.messageId]],
  );
}

function Drawn({ message, follows }: MessageProps) {
  const { me } = useApp();
  if (message.recalled)
    return (
      <Notice id={message.messageId}>
        {message.from.openId === me ? "您" : message.from.name}撤回了一条消息
      </Notice>
    );
  if (message.type === "system") return <Notice id={message.messageId}>{message.text}</Notice>;
  const mine = message.from.openId === me;
  return (
    <article
      class={`message ${mine ? "mine" : ""} ${follows ? "follows" : ""}`}
      id={message.messageId}
      data-testid="message"
      data-message-id={message.messageId}
      data-type={message.type}
      data-version={message.version}
      aria-label={`${message.from.name}的消息`}
    >
      <Avatar
        id={message.from.openId}
        name={message.from.name}
        kind={message.from.kind === "bot" ? "bot" : "person"}
      />
      <div class="message-column">
        <p class="message-name">
          {message.from.name}
          {message.from.kind === "bot" ? <span class="bot-tag">机器人</span> : null}
        </p>
        {message.urgent ? (
          <p class="urgent" data-testid="urgent">
            <Icon name="urgent" />
            加急
          </p>
        ) : null}
        {message.replyTo ? <Quote replyTo={message.replyTo} /> : null}
        <div class="message-line">
          <Content message={message} />
          {mine ? <Recall messageId={message.messageId} /> : null}
        </div>
      </div>
    </article>
  );
}

const Notice = ({ id, children }: { id: string; children: ComponentChildren }) => (
  <p class="separator" data-testid="message" data-message-id={id} data-type="system">
    {children}
  </p>
);

function Content({ message }: { message: MessageView }) {
  switch (message.type) {
    case "interactive":
      return <CardMessage message={message} />;
    case "file":
      return <FileMessage message={message} />;
    case "image":
      return <div class="bubble hole">[图片]</div>;
    default:
      return (
        <div class="bubble">
          <MessageText message={message} />
          {message.updated ? <span class="edited">（已编辑）</span> : null}
        </div>
      );
  }
}

function Quote({ replyTo }: { replyTo: NonNullable<MessageView["replyTo"]> }) {
  const show = () => document.getElementById(replyTo.messageId)?.scrollIntoView({ block: "center" });
  return (
    <button type="button" class="quote" onClick={show} aria-label={`回复：${replyTo.summary}。查看原消息`}>
      <span class="cut">回复：{replyTo.summary}</span>
    </button>
  );
}

function Recall({ messageId }: { messageId: string }) {
  const { actions } = useApp();
  return (
    <button type="button" class="recall" data-testid="recall" onClick={() => void actions.recall(messageId)}>
      撤回
    </button>
  );
}
