import { botInfo, chatMembers, type Member, type User, user, usersByContact } from "./directory.ts";
import { download, uploadFile } from "./files.ts";
import {
  patchCard,
  type RecentMessage,
  recentMessages,
  type Sending,
  type Sent,
  send,
  urgent,
} from "./messages.ts";
import { createSdk, type FeishuOptions } from "./sdk.ts";

/** What we ask of the platform. Every call throws a FeishuError and nothing else; `kind` tells what it means. */
export interface Feishu {
  /** Fetches the token ahead, so that the first message does not wait for it. */
  warmUp(): Promise<void>;
  botInfo(): Promise<Member>;
  send(sending: Sending): Promise<Sent>;
  patchCard(messageId: string, card: object): Promise<void>;
  urgent(messageId: string, openIds: string[]): Promise<string[]>;
  download(messageId: string, fileKey: string, maxBytes: number): Promise<Buffer>;
  uploadFile(name: string, bytes: Buffer): Promise<string>;
  chatMembers(chatId: string): Promise<Member[]>;
  usersByContact(wanted: { mobiles: string[]; emails: string[] }): Promise<Map<string, string>>;
  user(openId: string): Promise<User>;
  recentMessages(chatId: string, since: Date): Promise<RecentMessage[]>;
}

export function createFeishu(options: FeishuOptions): Feishu {
  const sdk = createSdk(options);
  return {
    warmUp: async () => {
      await sdk.tokens.get();
    },
    botInfo: () => botInfo(sdk),
    send: (sending) => send(sdk, sending),
    patchCard: (messageId, card) => patchCard(sdk, messageId, card),
    urgent: (messageId, openIds) => urgent(sdk, messageId, openIds),
    download: (messageId, fileKey, maxBytes) => download(sdk, messageId, fileKey, maxBytes),
    uploadFile: (name, bytes) => uploadFile(sdk, name, bytes),
    chatMembers: (chatId) => chatMembers(sdk, chatId),
    usersByContact: (wanted) => usersByContact(sdk, wanted),
    user: (openId) => user(sdk, openId),
    recentMessages: (chatId, since) => recentMessages(sdk, chatId, since),
  };
}
