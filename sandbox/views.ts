import { summaryOf } from "./api-messages.ts";
import type { ChatView, MessageView, SandboxState } from "./view.ts";
import type { Chat, Message, World } from "./world.ts";
import { account, isExpired, messagesOf } from "./world.ts";

/** What the page can switch on to see the bot in trouble. */
export const faultLabels: Record<string, string> = {
  "refuse-cards": "拒收卡片（230099）",
  "rate-limit": "发送频率超限（429）",
  "revoke-tokens": "访问凭证失效一次（99991663）",
  "fail-once": "下一次发送返回 500",
  "send-then-drop": "下一次发送成功但回执丢失",
  "lost-answer": "点击已处理但回复丢失（200341）",
  "duplicate-delivery": "事件重复投递",
  slow: "网络变慢",
  "wrong-token": "事件校验令牌错误",
  "other-app": "事件来自其他应用",
  "bad-signature": "事件签名错误",
  "stale-timestamp": "事件时间戳过期",
};

export function messageView(world: World, message: Message, as: string): MessageView {
  const { urgentFor, readBy, content, uuid, tokens, ...view } = message;
  return {
    ...view,
    urgent: urgentFor.has(as),
    expired: message.type === "interactive" && isExpired(world, message),
  };
}

export function chatView(world: World, chat: Chat, as: string): ChatView {
  const messages = messagesOf(world, chat.chatId);
  const last = messages.at(-1);
  return {
    chatId: chat.chatId,
    kind: chat.kind,
    name: chat.kind === "p2p" ? world.bot.name : chat.name,
    members: [
      { ...world.bot, bot: true },
      ...chat.members.map((openId) => ({ openId, name: account(world, openId)?.name ?? "" })),
    ],
    lastText: last ? summaryOf(last) : "",
    lastAt: last?.at ?? "",
    unread: messages.filter((message) => !message.readBy.has(as)).length,
  };
}

export const chatsOf = (world: World, as: string): Chat[] =>
  [...world.chats.values()]
    .filter((chat) => chat.members.includes(as))
    .sort((a, b) => (a.kind === b.kind ? 0 : a.kind === "group" ? -1 : 1));

export const stateView = (world: World, as: string, online: boolean): SandboxState => ({
  now: world.now().toISOString(),
  tenant: world.options.tenant,
  bot: { ...world.bot, online },
  personas: world.accounts.map(({ openId, name, label, title }) => ({ openId, name, label, title })),
  chats: chatsOf(world, as).map((chat) => chatView(world, chat, as)),
  commands: world.options.commands,
  menu: world.options.menu,
  clockSteps: world.options.onClockStep ? world.options.clockSteps : [],
  hints: world.options.hints,
  faults: Object.entries(faultLabels).map(([id, label]) => ({
    id,
    label,
    on: world.faults.get(id) ?? false,
  })),
});
