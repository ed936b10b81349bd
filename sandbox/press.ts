import { cardIn } from "./api-messages.ts";
import { componentAt, components, formAround, type Path } from "./card-find.ts";
import { fields } from "./card-shapes.ts";
import type { Delivery } from "./delivery.ts";
import { ids } from "./ids.ts";
import { ApiRefusal } from "./refusal.ts";
import type { Press, PressAnswer, Toast } from "./view.ts";
import { isExpired, type Message, touched, type World } from "./world.ts";

/** What the client shows for its own errors (feishu-protocol.md §4.2). */
const clientWords: Record<number, string> = {
  200340: "未配置回调地址，或机器人不在线",
  200341: "操作超时，请稍后重试",
  200342: "连接机器人失败",
  200671: "机器人返回了错误的状态",
  200672: "机器人返回的内容无法识别",
  200673: "机器人返回的卡片有误",
  200830: "不能把新版卡片更新为旧版卡片",
};

const clientError = (code: number): PressAnswer => ({
  error: { code, msg: clientWords[code] ?? "出错了，请稍后重试" },
});

type Node = Record<string, unknown>;

/** A press as the client does it: checked on the client's side first, sent once, the answer shown. */
export async function press(world: World, delivery: Delivery, given: Press): Promise<PressAnswer> {
  const message = world.byId.get(given.messageId);
  const node = message && componentAt(message.card, given.path);
  if (!message || !node) throw new ApiRefusal(404, "卡片已更新，请重新点击");
  refuseOnClient(world, message, node, given);
  if (node.form_action_type === "reset") return {};
  const token = ids.press();
  message.tokens.set(token, { left: 2, until: world.now().getTime() + 30 * 60_000 });
  message.locked = true;
  touched(world, message);
  try {
    const sent = await delivery.callback(eventOf(world, message, node, given, token));
    if (!sent.ok) return clientError(sent.why);
    if (world.faults.get("lost-answer")) return clientError(200341);
    return shown(world, message, sent.answer);
  } finally {
    message.locked = false;
    touched(world, message);
  }
}

function refuseOnClient(world: World, message: Message, node: Node, given: Press): void {
  const chat = world.chats.get(message.chatId);
  if (!chat?.members.includes(given.as)) throw new ApiRefusal(403, "您不在这个会话里");
  if (message.recalled) throw new ApiRefusal(230011, "消息已撤回");
  if (isExpired(world, message)) throw new ApiRefusal(300030, "卡片已超过 14 天，不能再操作");
  if (message.locked) throw new ApiRefusal(11310, "正在处理，请稍候");
  if (node.disabled === true) throw new ApiRefusal(400, "按钮不可用");
  const form = formAround(message.card, given.path);
  if (form && node.form_action_type === "submit") requireFields(form, given.formValue ?? {});
}

function requireFields(form: Node, values: NonNullable<Press["formValue"]>): void {
  for (const { node } of components({ body: form })) {
    if (!fields.has(String(node.tag)) || node.required !== true) continue;
    const value = values[String(node.name)];
    if (value === undefined || value === "" || (Array.isArray(value) && value.length === 0)) {
      throw new ApiRefusal(400, "请填写必填项");
    }
  }
}

function eventOf(_world: World, message: Message, node: Node, given: Press, token: string): object {
  const behaviors = Array.isArray(node.behaviors) ? (node.behaviors as Node[]) : [];
  const value = behaviors.find((one) => one.type === "callback")?.value ?? node.value ?? {};
  return {
    operator: { tenant_key: "sandbox", open_id: given.as, union_id: ids.union(given.as) },
    token,
    action: {
      value,
      tag: node.tag,
      timezone: "Asia/Shanghai",
      ...(node.name === undefined ? {} : { name: node.name }),
      ...(node.form_action_type === "submit" ? { form_value: formValue(message, given) } : {}),
      ...(given.option === undefined ? {} : { option: given.option }),
      ...(given.options === undefined ? {} : { options: given.options }),
      ...(given.inputValue === undefined ? {} : { input_value: given.inputValue }),
      ...(given.checked === undefined ? {} : { checked: given.checked }),
    },
    host: "im_message",
    context: { open_message_id: message.messageId, open_chat_id: message.chatId },
  };
}

/** Only what the form has; a field left alone carries its preset, as the client sends it. */
function formValue(message: Message, given: Press): Node {
  const form = formAround(message.card, given.path as Path);
  const values: Node = {};
  for (const { node } of components({ body: form })) {
    if (!fields.has(String(node.tag))) continue;
    const name = String(node.name);
    const preset =
      node.default_value ??
      node.initial_option ??
      node.selected_values ??
      node.initial_datetime ??
      node.initial_date ??
      node.initial_time;
    const value = given.formValue?.[name] ?? preset;
    if (value !== undefined) values[name] = zoned(node, value);
  }
  return values;
}

/** Pickers send their time zone along: "2026-11-25 17:30 +0800". */
const zoned = (node: Node, value: unknown): unknown =>
  /^(date_picker|picker_)/.test(String(node.tag)) && typeof value === "string" && !/[+-]\d{4}$/.test(value)
    ? `${value} +0800`
    : value;

function shown(world: World, message: Message, answer: unknown): PressAnswer {
  if (typeof answer !== "object" || answer === null) return clientError(200672);
  const { toast, card } = answer as { toast?: Toast; card?: { type?: unknown; data?: unknown } };
  if (card !== undefined) {
    if (card.type !== "raw" || typeof card.data !== "object" || card.data === null)
      return clientError(200672);
    if ((card.data as Node).schema !== "2.0") return clientError(200830);
    try {
      message.card = cardIn(world, JSON.stringify(card.data));
      message.updated = true;
    } catch (fault) {
      if (fault instanceof ApiRefusal) return clientError(200673);
      throw fault;
    }
  }
  if (
    toast !== undefined &&
    (typeof toast.content !== "string" || !["success", "info", "warning", "error"].includes(toast.type))
  ) {
    return clientError(200672);
  }
  return toast ? { toast } : {};
}
