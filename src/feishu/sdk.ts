import * as lark from "@larksuiteoapi/node-sdk";
import type { AxiosInstance } from "axios";
import type { Logger } from "pino";
import { FeishuError, staleTokenCodes } from "./errors.ts";
import { createHttp } from "./http.ts";
import { sdkLog } from "./sdk-log.ts";
import { createTokens, type Grant, type Tokens } from "./tokens.ts";

export interface FeishuOptions {
  appId: string;
  appSecret: string;
  /** Base URL of the platform without a trailing slash; default https://open.feishu.cn. */
  domain?: string;
  log: Logger;
  /** For one call, default 10 s; uploads and downloads have six times as long. Milliseconds. */
  timeoutMs?: number;
}

/** The SDK's client with its traps mended (feishu-protocol §1.2). */
export interface Sdk {
  client: lark.Client;
  tokens: Tokens;
  /** Runs one call; when the platform no longer knows our token, once more with a fresh one. */
  call<T>(run: (client: lark.Client) => Promise<T>): Promise<T>;
}

export const DEFAULT_DOMAIN = "https://open.feishu.cn";

export function createSdk(options: FeishuOptions): Sdk {
  const { appId, appSecret, log } = options;
  const domain = (options.domain ?? DEFAULT_DOMAIN).replace(/\/+$/, "");
  const secrets = [appSecret];
  const http = createHttp({ secrets, ...(options.timeoutMs && { timeoutMs: options.timeoutMs }) });
  const tokens = createTokens(
    () => fetchToken(http, domain, appId, appSecret),
    () => performance.now(),
  );
  const client = new lark.Client({
    appId,
    appSecret,
    domain,
    // The SDK's type is an axios instance in all but how it writes optional fields.
    httpInstance: http as unknown as lark.HttpInstance,
    logger: sdkLog(log, secrets),
    cache: cacheOver(tokens),
  });
  return { client, tokens, call: (run) => withFreshToken(tokens, () => run(client)) };
}

/** The SDK asks its cache before it fetches a token: answered from here it never fetches, never eight at once. */
const cacheOver = (tokens: Tokens): lark.Cache => ({
  get: async (key) => (key === lark.CTenantAccessToken ? tokens.get() : undefined),
  set: async () => true,
});

async function withFreshToken<T>(tokens: Tokens, run: () => Promise<T>): Promise<T> {
  const used = await tokens.get();
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof FeishuError) || !staleTokenCodes.has(error.code)) throw error;
    tokens.drop(used);
    return await run();
  }
}

async function fetchToken(
  http: AxiosInstance,
  domain: string,
  appId: string,
  appSecret: string,
): Promise<Grant> {
  const url = `${domain}/open-apis/auth/v3/tenant_access_token/internal`;
  const answer: { tenant_access_token?: unknown; expire?: unknown } = await http.post(url, {
    app_id: appId,
    app_secret: appSecret,
  });
  const { tenant_access_token: token, expire } = answer;
  if (typeof token === "string" && typeof expire === "number") return { token, expireSeconds: expire };
  throw new FeishuError("feishu: token answer without a token", { kind: "auth", code: 0, httpStatus: 200 });
}
