import { dayOf } from "../domain/calendar.ts";
import type { Message } from "../domain/incoming.ts";
import { may, whoMay } from "../domain/permission.ts";
import { nameKey } from "../domain/roster-text.ts";
import { refusalSentence } from "../domain/roster-words.ts";
import { isRefusal, type PersonCtx, refuse } from "../flows/ctx.ts";
import { knownPerson } from "../flows/known-person.ts";
import { answer, type Page } from "../flows/page.ts";
import { tellChat, tellPeople } from "../flows/tell.ts";
import type { ConverseDeps, FileDeps } from "./deps.ts";
import { type Known, type Stage, tableOf } from "./tables.ts";

const MOST_BYTES = 10 * 1024 * 1024;

type Read = { stage: Stage; hash: string } | { reason: string };

/**
 * A file dropped into the chat is a roster: what it would change comes back on a card. In a group, files of people who
 * may not import, and files that are no tables, are none of our business and stay without an answer.
 */
export async function receiveFile(
  deps: ConverseDeps,
  message: Message,
  file: { key: string; name: string },
  inTransaction: (work: (ctx: Omit<PersonCtx, "by">) => Promise<void>) => Promise<unknown>,
): Promise<void> {
  const group = message.chatKind === "group";
  const sender = await deps.store.read.people.byOpenId(message.openId);
  const allowed = sender !== null && may(sender.roles, "import");
  if (group && (!allowed || !/\.(xlsx|xls|csv|et|txt)$/i.test(file.name))) {
    await inTransaction(async () => {});
    return;
  }
  const read = allowed ? await readFile(deps, message.messageId, file) : null;
  await inTransaction(async (base) => {
    const by = sender ?? (await knownPerson(base, message.openId, "同事"));
    const ctx: PersonCtx = { ...base, by };
    const page = await pageFor(ctx, message, file.name, read);
    if (group) await tellChat(ctx, message.chatId, page, { replyTo: message.messageId });
    else await tellPeople(ctx, [by], page);
  });
}

async function readFile(
  deps: FileDeps & Pick<ConverseDeps, "store" | "now">,
  messageId: string,
  { key, name }: { key: string; name: string },
): Promise<Read> {
  const bytes = await deps.download(messageId, key, MOST_BYTES);
  if (bytes === null)
    return {
      reason: refusalSentence({ refused: "file.tooBig", file: name, megabytes: MOST_BYTES / 1024 / 1024 }),
    };
  const sheet = await deps.readSheet(bytes, name);
  if ("refused" in sheet) return { reason: refusalSentence(sheet) };
  const stage = tableOf(sheet, await knownTo(deps));
  return "refused" in stage ? { reason: refusalSentence(stage) } : { stage, hash: deps.sha256(bytes) };
}

async function knownTo({ store, now }: FileDeps & Pick<ConverseDeps, "store" | "now">): Promise<Known> {
  const items = (await store.read.plan.activeItems()).map(({ code, name }) => [nameKey(name), code] as const);
  return { year: Number(dayOf(now()).slice(0, 4)), items: new Map(items) };
}

async function pageFor(ctx: PersonCtx, message: Message, fileName: string, read: Read | null): Promise<Page> {
  if (read === null) {
    const { refused, ...facts } = refuse("notAllowed", { command: "导入名录", who: whoMay("import") });
    return { card: "refusal", code: refused, facts };
  }
  if ("reason" in read) return answer("import.faulty", { file: fileName, reason: read.reason });
  const page = await read.stage(ctx, { fileName, fileHash: read.hash, chatId: message.chatId });
  if (!isRefusal(page)) return page;
  const { refused, ...facts } = page;
  return { card: "refusal", code: refused, facts };
}
