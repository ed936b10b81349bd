import type { Permission } from "../domain/permission.ts";
import type { Person } from "../domain/person.ts";
import type { Before, PersonCtx, Refusal } from "../flows/ctx.ts";
import type { Page } from "../flows/page.ts";

/** What was said to the bot, normalised (domain/said.ts). */
export interface Said {
  /** What follows the command word. */
  rest: string;
  mentions: { openId: string; name: string }[];
  chatId: string;
  group: boolean;
  messageId: string;
  by: Person;
}

/** One command: its names, help, permission and what it does. `commands/index.ts` is the list of all. */
export interface Command {
  name: string;
  aliases: string[];
  usage: string;
  help: string;
  /** null: everybody, also people the bot does not know yet. */
  permission: Permission | null;
  /** Left out of 帮助: said once in an installation. */
  hidden?: true;
  /** Only in a group, because what it does is done in the open. */
  groupOnly?: true;
  /** One short sentence of examples or advice for 帮助 <命令>. */
  more?: string;
  /** What needs the platform is looked up before the transaction; the answer is handed to `run`. */
  prepare?: (deps: Lookups, said: Said) => Promise<unknown>;
  /** Runs inside one unit of work; a page is said in the chat, null says nothing more. */
  run: (ctx: PersonCtx, said: Said, prepared: unknown) => Promise<Page | Refusal | null>;
}

/** What may be asked of the platform, and computed, before a transaction. */
export interface Lookups extends Before {
  /** open_ids by mobile and by e-mail. */
  usersByContact(wanted: { mobiles: string[]; emails: string[] }): Promise<Map<string, string>>;
  nameOf(openId: string): Promise<string | null>;
  sha256(text: string | Uint8Array): string;
}
