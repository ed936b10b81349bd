import { z } from "zod";
import { FeishuError } from "./errors.ts";
import { pathId } from "./ids.ts";
import type { Sdk } from "./sdk.ts";

export interface Member {
  openId: string;
  name: string;
}

/** `mobile` comes with its country code, such as +8613800000000; both only with the scopes for them. */
export interface User {
  name: string;
  mobile?: string;
  email?: string;
}

const BATCH = 50;
const PAGE_SIZE = 100;
const MOST_PAGES = 100;

const botAnswer = z.object({
  bot: z.object({ open_id: z.string().min(1), app_name: z.string().default("") }),
});

/** Who we are: our open_id tells which mention is ours. */
export async function botInfo({ call }: Sdk): Promise<Member> {
  const answer: unknown = await call((client) =>
    client.request({ method: "GET", url: "/open-apis/bot/v3/info" }),
  );
  const read = botAnswer.safeParse(answer);
  if (!read.success)
    throw new FeishuError("feishu: bot info without an open_id", {
      kind: "refused",
      code: 0,
      httpStatus: 200,
    });
  return { openId: read.data.bot.open_id, name: read.data.bot.app_name };
}

/** Everybody in a group but bots. */
export async function chatMembers({ call }: Sdk, chatId: string): Promise<Member[]> {
  const members: Member[] = [];
  const path = { chat_id: pathId(chatId) };
  let next: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const params = {
      member_id_type: "open_id" as const,
      page_size: PAGE_SIZE,
      ...(next && { page_token: next }),
    };
    const { data } = await call(({ im }) => im.v1.chatMembers.get({ path, params }));
    members.push(
      ...(data?.items ?? []).map((item) => ({ openId: item.member_id ?? "", name: item.name ?? "" })),
    );
    next = data?.page_token;
    if (!data?.has_more || !next) break;
  }
  return members;
}

/** open_ids by the mobile numbers and e-mail addresses asked for; who is not found is not in the map. */
export async function usersByContact(
  { call }: Sdk,
  wanted: { mobiles: string[]; emails: string[] },
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const batches = Math.ceil(Math.max(wanted.mobiles.length, wanted.emails.length) / BATCH);
  for (let batch = 0; batch < batches; batch++) {
    const part = (all: string[]) => all.slice(batch * BATCH, (batch + 1) * BATCH);
    const data = { mobiles: part(wanted.mobiles), emails: part(wanted.emails) };
    const answer = await call(({ contact }) =>
      contact.v3.user.batchGetId({ params: { user_id_type: "open_id" }, data }),
    );
    for (const { user_id: openId, mobile, email } of answer.data?.user_list ?? []) {
      const contactOf = mobile || email;
      if (openId && contactOf) found.set(contactOf, openId);
    }
  }
  return found;
}

export async function user({ call }: Sdk, openId: string): Promise<User> {
  const path = { user_id: pathId(openId) };
  const answer = await call(({ contact }) =>
    contact.v3.user.get({ path, params: { user_id_type: "open_id" } }),
  );
  const { name = "", mobile, email } = answer.data?.user ?? {};
  return { name, ...(mobile && { mobile }), ...(email && { email }) };
}
