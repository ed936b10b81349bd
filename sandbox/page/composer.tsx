import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ChatView } from "../view.ts";
import { useApp } from "./app-context.ts";
import { complete, type Offer, take } from "./completion.ts";
import { CompletionList } from "./completion-list.tsx";
import { Icon } from "./icon.tsx";
import { withBot } from "./mentions.ts";
import { others } from "./people.ts";

/** Where messages are written. In a group the mention of the bot stands ready as a chip. */
/** A text box that offers completions is a combobox; Preact's types do not know that of a textarea. */
const combobox: object = { role: "combobox" };

export function Composer({ chat }: { chat: ChatView }) {
  const { state, me, actions } = useApp();
  const [text, setText] = useState("");
  const [caret, setCaret] = useState(0);
  const [chip, setChip] = useState(true);
  const [sending, setSending] = useState(false);
  const [marked, mark] = useState(0);
  /** The text whose offers were sent away with Escape. */
  const [dismissed, dismiss] = useState<string | null>(null);
  const picked = useRef(new Map<string, string>());
  const box = useRef<HTMLTextAreaElement>(null);
  const group = chat.kind === "group";
  const bot = chat.members.find((member) => member.bot) ?? state.bot;
  const people = group ? [...others(chat, me), { openId: bot.openId, name: bot.name, bot: true }] : [];
  const toBot = !group || chip;
  const offered =
    dismissed === text
      ? null
      : complete(text, caret, toBot || text.includes(`@${bot.name}`) ? state.commands : [], people);

  useGrowing(box, text);
  useEffect(() => {
    if (matchMedia("(pointer: fine)").matches) box.current?.focus();
  }, []);

  const write = (next: string, at: number) => {
    setText(next);
    setCaret(at);
    mark(0);
    dismiss(null);
  };
  const choose = (offer: Offer) => {
    if (!offered) return;
    if (offer.openId) picked.current.set(offer.name, offer.openId);
    const taken = take(text, offered, offer);
    write(taken.text, taken.caret);
    requestAnimationFrame(() => {
      box.current?.focus();
      box.current?.setSelectionRange(taken.caret, taken.caret);
    });
  };
  const send = async () => {
    if (text.trim() === "" || sending) return;
    setSending(true);
    const said = withBot(text.trim(), group && chip ? bot : undefined, chat.members, picked.current);
    if (await actions.say(chat.chatId, said.text, said.mentions)) {
      write("", 0);
      setChip(true);
      picked.current.clear();
    }
    setSending(false);
    box.current?.focus();
  };
  const key = (event: KeyboardEvent) => {
    // While an input method is composing, every key is its own: Enter takes a candidate, it does not send.
    if (event.isComposing || event.keyCode === 229) return;
    const offer = offered?.offers[marked];
    if (offered && offer && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      const { length } = offered.offers;
      mark((marked + (event.key === "ArrowDown" ? 1 : length - 1)) % length);
    } else if (offered && event.key === "Escape") dismiss(text);
    else if (
      offer &&
      (event.key === "Tab" || (event.key === "Enter" && !event.shiftKey && !offered?.complete))
    )
      choose(offer);
    else if (event.key === "Enter" && !event.shiftKey) void send();
    else if (event.key === "Backspace" && text === "" && group && chip) setChip(false);
    else return;
    event.preventDefault();
  };

  return (
    <div class="composer">
      {offered ? <CompletionList completion={offered} marked={marked} choose={choose} /> : null}
      <div class="composer-box">
        <div class="composer-text">
          {group && chip ? (
            <span class="chip chip-mention" data-testid="mention-chip">
              @{bot.name}
              <button
                type="button"
                aria-label={`不@${bot.name}`}
                data-testid="mention-remove"
                onClick={() => setChip(false)}
              >
                <Icon name="close" />
              </button>
            </span>
          ) : null}
          <textarea
            {...combobox}
            ref={box}
            rows={1}
            value={text}
            aria-label={`发送消息到${chat.name}`}
            aria-autocomplete="list"
            aria-expanded={offered !== null}
            aria-controls="completion"
            aria-activedescendant={offered ? `offer-${marked}` : undefined}
            placeholder={toBot ? "输入内容，或 / 查看命令" : "发送到群聊（机器人不会回应）"}
            data-testid="message-box"
            onInput={(event) => write(event.currentTarget.value, event.currentTarget.selectionStart)}
            onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
            onKeyDown={key}
            onPaste={(event) => {
              const files = [...(event.clipboardData?.files ?? [])];
              if (files.length > 0) event.preventDefault();
              for (const file of files) void actions.sendFile(chat.chatId, file);
            }}
          />
        </div>
        <div class="composer-tools">
          {group && !chip ? (
            <button type="button" class="tool" data-testid="mention-add" onClick={() => setChip(true)}>
              @{bot.name}
            </button>
          ) : null}
          <button
            type="button"
            class="tool"
            data-testid="commands-open"
            onClick={() => {
              write("/", 1);
              box.current?.focus();
            }}
          >
            <Icon name="slash" />
            命令
          </button>
          <FileButton send={(file) => void actions.sendFile(chat.chatId, file)} />
          <button
            type="button"
            class="act act-primary-filled send"
            data-testid="send"
            disabled={text.trim() === "" || sending}
            onClick={() => void send()}
          >
            <Icon name="send" />
            发送
          </button>
        </div>
      </div>
    </div>
  );
}

function FileButton({ send }: { send: (file: File) => void }) {
  return (
    <label class="tool file-button">
      <Icon name="clip" />
      文件
      <input
        type="file"
        class="sr"
        data-testid="file-input"
        multiple
        onChange={(event) => {
          for (const file of event.currentTarget.files ?? []) send(file);
          event.currentTarget.value = "";
        }}
      />
    </label>
  );
}

/** The box is as tall as what is written in it; the style sheet limits it. */
function useGrowing(box: { current: HTMLTextAreaElement | null }, text: string): void {
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    element.style.height = "auto";
    element.style.height = `${element.scrollHeight}px`;
  }, [text]);
}
