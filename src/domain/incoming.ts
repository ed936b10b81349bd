// What reaches us from the chat, as plain data: the same whichever way it travelled.

interface Arrival {
  /** The platform's id of this delivery; a repeated delivery carries the same. */
  eventId: string;
  /** ISO instant the platform gives; the moment of receipt where it gives none. */
  at: string;
}

/** Somebody named with @ in a message. `key` stands in the text where the name was, between blanks, such as `@_user_2`. */
export interface Mention {
  key: string;
  openId: string;
  name: string;
}

export interface Message extends Arrival {
  type: "message";
  messageId: string;
  chatId: string;
  chatKind: "group" | "p2p";
  openId: string;
  /** text, post, file, image, audio …: the platform's own word. */
  contentType: string;
  /** As written, without the mention of ourselves; a post is its lines. Empty for everything that has no words. */
  text: string;
  /** Everybody mentioned but ourselves, in order. */
  mentions: Mention[];
  botMentioned: boolean;
  file?: { key: string; name: string };
}

export interface Press extends Arrival {
  type: "press";
  openId: string;
  messageId: string;
  /** Empty when the platform does not say. */
  chatId: string;
  /** What the button carries. */
  value: Record<string, unknown>;
  /** Fields of the submitted form by name; an empty optional field may be "", [] or absent. */
  form?: Record<string, FormValue>;
  /** What was chosen in a select or picker outside a form. */
  option?: string;
  /** The pressed component's name. */
  name?: string;
  /** The platform's token for updating this card later: 30 minutes, twice. */
  token: string;
}

export type FormValue = string | string[] | boolean;

export interface MenuPress extends Arrival {
  type: "menu";
  openId: string;
  key: string;
}

/** Somebody opened the single chat with us. */
export interface Entered extends Arrival {
  type: "entered";
  openId: string;
  chatId: string;
}

/** We were put into or taken out of a group, by `openId` (empty when the platform does not say). */
export interface Membership extends Arrival {
  type: "joined" | "left";
  chatId: string;
  /** The group's name; the platform's papers disagree whether it is that or ours. */
  name: string;
  openId: string;
}

export interface Recalled extends Arrival {
  type: "recalled";
  messageId: string;
  chatId: string;
}

export type Incoming = Message | Press | MenuPress | Entered | Membership | Recalled;

/** What a press is answered with: a passing line, the redrawn card (card JSON 2.0 itself), both or neither. */
export interface PressAnswer {
  toast?: { type: "info" | "success" | "warning" | "error"; content: string };
  card?: object;
}
