import type { ChatView, MessageView, Press, PressAnswer, SandboxState } from "../view.ts";

/** The sandbox said no: `message` is what the real client would show. */
export class Refusal extends Error {
  readonly code: number | string;
  constructor(code: number | string, message: string) {
    super(message);
    this.code = code;
  }
}

async function ask<T>(path: string, init?: RequestInit): Promise<T> {
  const answer = await fetch(`/sandbox/${path}`, init).catch(() => {
    throw new Refusal("", "网络异常，请确认模拟环境仍在运行");
  });
  const body: unknown = await answer.json().catch(() => ({}));
  if (answer.ok) return body as T;
  const { code, msg } = body as { code?: number; msg?: string };
  throw new Refusal(code ?? answer.status, msg ?? "操作失败，请稍后再试");
}

const tell = <T>(path: string, body: unknown): Promise<T> =>
  ask(path, {
    method: "POST",
    headers: { "content-type": "application/json; charset=utf-8" },
    body: JSON.stringify(body),
  });

const query = (fields: Record<string, string | undefined>): string =>
  new URLSearchParams(
    Object.entries(fields).filter((pair): pair is [string, string] => pair[1] !== undefined),
  ).toString();

export const wire = {
  state: (as: string | null) => ask<SandboxState>(`state?${query({ as: as ?? undefined })}`),
  messages: (as: string, chat: string, before?: string) =>
    ask<{ messages: MessageView[]; more: boolean }>(`messages?${query({ as, chat, before, limit: "50" })}`),
  say: (as: string, chat: string, text: string, mentions: string[]) =>
    tell<MessageView>("say", { as, chat, text, mentions }),
  file(as: string, chat: string, file: File) {
    const form = new FormData();
    form.set("as", as);
    form.set("chat", chat);
    form.set("file", file);
    return ask<MessageView>("file", { method: "POST", body: form });
  },
  press: (press: Press) => tell<PressAnswer>("press", press),
  menu: (as: string, eventKey: string) => tell<unknown>("menu", { as, eventKey }),
  enter: (as: string) => tell<ChatView>("enter", { as }),
  read: (as: string, chat: string) => tell<unknown>("read", { as, chat }),
  recall: (as: string, messageId: string) => tell<unknown>("recall", { as, messageId }),
  clock: (step: string) => tell<{ now: string }>("clock", { step }),
  fault: (id: string, on: boolean) => tell<unknown>("fault", { id, on }),
  eventsOf: (as: string) => `/sandbox/events?${query({ as })}`,
};
