import { createHash, randomBytes } from "node:crypto";

/** 32 hex digits that always come out the same for the same text. */
const fixed = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 32);
const fresh = (): string => randomBytes(16).toString("hex");

/** Ids in the platform's shapes. An account's id follows from its mobile, so that it survives a restart. */
export const ids = {
  user: (mobile: string): string => `ou_${fixed(`user ${mobile}`)}`,
  union: (openId: string): string => `on_${fixed(`union ${openId}`)}`,
  group: (name: string): string => `oc_${fixed(`group ${name}`)}`,
  single: (openId: string): string => `oc_${fixed(`single ${openId}`)}`,
  message: (): string => `om_${fresh()}`,
  event: (): string => fresh(),
  file: (): string => `file_v3_${fresh()}`,
  image: (): string => `img_v3_${fresh()}`,
  press: (): string => `c-${fresh()}`,
  token: (): string => `t-${fresh()}`,
  log: (): string => fresh().toUpperCase(),
};
