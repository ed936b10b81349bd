import type { MessageView } from "../view.ts";
import { useApp } from "./app-context.ts";
import { Card } from "./card/card.tsx";
import { CardProvider, type CardRoom } from "./card/card-context.ts";
import { keyOf } from "./card/place.ts";
import { others } from "./people.ts";

/** A card in the conversation: drawn by the card's own components, pressed through the sandbox. */
export function CardMessage({ message }: { message: MessageView }) {
  const { session, state, me, people, actions } = useApp();
  const busy = session.presses[message.messageId] ?? null;
  const locked = message.locked || busy !== null;
  const chat = state.chats.find((one) => one.chatId === message.chatId);
  const self = { openId: me, name: people.nameOf(me) };
  const room: CardRoom = {
    people,
    members: chat ? [self, ...others(chat, me)] : [self],
    closed: locked || message.expired,
    busy,
    press: (place, how = {}) => actions.press(message.messageId, keyOf(place), { path: [...place], ...how }),
  };
  const marks = message.updated ? <p class="card-mark">已更新</p> : null;
  return (
    <CardProvider value={room}>
      <Card json={message.card ?? {}} locked={locked} expired={message.expired} marks={marks} />
    </CardProvider>
  );
}
