import type { Message } from "../domain/incoming.ts";
import { may, whoMay } from "../domain/permission.ts";
import { tableHead } from "../domain/roster-mapping.ts";
import { readRoster } from "../domain/roster-read.ts";
import { refusalSentence } from "../domain/roster-words.ts";
import { isRefusal, type PersonCtx, refuse } from "../flows/ctx.ts";
import { knownPerson } from "../flows/known-person.ts";
import { answer, type Page } from "../flows/page.ts";
import { beginImport } from "../flows/stage-import.ts";
import { tellChat, tellPeople } from "../flows/tell.ts";
import type { ConverseDeps, FileDeps } from "./deps.ts";
import { knownTo, otherTable, type Stage } from "./tables.ts";

const MOST_BYTES = 30 * 1024 * 1024;
/** A file of this size is read while its event is worked; a larger one goes to the background unread. */
const SMALL_BYTES = 128 * 1024;

type Read = { stage: Stage; hash: string } | { roster: Uint8Array; hash: string } | { reason: string };

/**
 * A file dropped into the chat is a roster, if it is nothing else: the card that comes back at once says that it is being
 * checked, and later what it would change. In a group, files of people who
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
  const begun = read !== null && "roster" in read ? deps.chance.id() : null;
  await inTransaction(async (base) => {
    const by = sender ?? (await knownPerson(base, message.openId, "同事"));
    const ctx: PersonCtx = { ...base, by };
    const page = await pageFor(ctx, message, file.name, read, begun);
    if (group) await tellChat(ctx, message.chatId, page, { replyTo: message.messageId });
    else await tellPeople(ctx, [by], page);
  });
  if (begun !== null && read !== null && "roster" in read) deps.checkImport(begun, read.roster);
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
  const hash = deps.sha256(bytes);
  if (bytes.length > SMALL_BYTES) return { roster: bytes, hash };
  const sheet = await deps.readSheet(bytes, name);
  // Many rows in few bytes: the background has more room and time for them.
  if ("refused" in sheet && sheet.refused === "file.tooManyRows") return { roster: bytes, hash };
  if ("refused" in sheet) return { reason: refusalSentence(sheet) };
  const stage = otherTable(sheet, await knownTo(deps.store.read, deps.now()));
  if (stage !== null) return "refused" in stage ? { reason: refusalSentence(stage) } : { stage, hash };
  const file = readRoster(sheet);
  // The background asks which column is what.
  if ("refused" in file && file.refused === "roster.noHeader" && tableHead(sheet) !== null)
    return { roster: bytes, hash };
  return "refused" in file ? { reason: refusalSentence(file) } : { roster: bytes, hash };
}

async function pageFor(
  ctx: PersonCtx,
  message: Message,
  fileName: string,
  read: Read | null,
  begun: string | null,
): Promise<Page> {
  if (read === null) {
    const { refused, ...facts } = refuse("notAllowed", { command: "导入名录", who: whoMay("import") });
    return { card: "refusal", code: refused, facts };
  }
  if ("reason" in read) return answer("import.faulty", { file: fileName, reason: read.reason });
  const received = { fileName, fileHash: read.hash, chatId: message.chatId };
  if ("roster" in read) {
    const row = await beginImport(ctx, { id: begun ?? ctx.chance.id(), ...received });
    return { card: "import", importId: row.id };
  }
  const page = await read.stage(ctx, received);
  if (!isRefusal(page)) return page;
  const { refused, ...facts } = page;
  return { card: "refusal", code: refused, facts };
}
