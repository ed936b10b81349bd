import { z } from "zod";
import type { Mention } from "../domain/incoming.ts";
import type { messageEvent } from "./envelope.ts";
import { parseStrangeJson } from "./json.ts";

type WireMessage = z.infer<typeof messageEvent>["message"];

const textContent = z.object({ text: z.string() });
const fileContent = z.object({ file_key: z.string().min(1), file_name: z.string().default("") });
const postContent = z.object({
  title: z.string().default(""),
  content: z.array(
    z.array(z.object({ tag: z.string(), text: z.string().optional(), user_id: z.string().optional() })),
  ),
});

/** The words of a message as the platform keeps them, mentions still in their place as keys; "" when it has none. */
export function wordsOf(message: WireMessage): string {
  const content = parseStrangeJson(message.content);
  if (message.message_type === "text") return textContent.safeParse(content).data?.text ?? "";
  if (message.message_type !== "post") return "";
  const post = postContent.safeParse(content).data;
  if (!post) return "";
  const lines = post.content.map((line) =>
    line.map((part) => (part.tag === "at" ? part.user_id : part.text) ?? "").join(""),
  );
  return [post.title, ...lines].filter((line) => line !== "").join("\n");
}

export function fileOf(message: WireMessage): { key: string; name: string } | undefined {
  if (message.message_type !== "file") return undefined;
  const file = fileContent.safeParse(parseStrangeJson(message.content)).data;
  return file && { key: file.file_key, name: file.file_name };
}

/**
 * Takes the bot's own mention out of the text and sets the others apart by blanks: `绑定@_user_2张三` names a person and says a word.
 * @param botOpenId open ids differ from app to app; "" (not known yet) is nobody's
 */
export function untangle(words: string, mentions: WireMessage["mentions"], botOpenId: string) {
  const known = (mentions ?? []).map((mention) => ({
    key: mention.key,
    openId: mention.id?.open_id ?? "",
    name: mention.name,
  }));
  const isBot = (mention: Mention) => botOpenId !== "" && mention.openId === botOpenId;
  const others = known.filter((mention) => !isBot(mention) && mention.openId !== "");
  const own = new Set(known.filter(isBot).map((mention) => mention.key));
  const text = setApart(words, known)
    .map((part) => (own.has(part) ? " " : part))
    .join("");
  return { text: tidy(text), mentions: others, botMentioned: own.size > 0 };
}

/** Splits at the keys, the longest first: `@_user_1` begins `@_user_12`. */
function setApart(words: string, mentions: Mention[]): string[] {
  if (mentions.length === 0) return [words];
  const keys = mentions.map((mention) => mention.key).sort((a, b) => b.length - a.length);
  const pattern = new RegExp(`(${keys.map((key) => key.replace(/[^\w@]/g, "\\$&")).join("|")})`);
  return words.split(pattern).flatMap((part, index) => (index % 2 === 1 ? [" ", part, " "] : [part]));
}

const tidy = (text: string): string =>
  text
    .split("\n")
    .map((line) => line.replace(/ {2,}/g, " ").trim())
    .join("\n")
    .trim();
