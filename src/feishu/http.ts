import type { Readable } from "node:stream";
import axios, {
  AxiosError,
  type AxiosInstance,
  type AxiosResponse,
  type InternalAxiosRequestConfig,
} from "axios";
import { FeishuError, kindOf, subCodeOf } from "./errors.ts";
import { redactor } from "./redact.ts";

const TIMEOUT_MS = 10_000;
/** Uploads and downloads may take so many times as long. */
const TRANSFER_FACTOR = 6;
const ANSWER_LIMIT = 20 * 1024 * 1024;
const ERROR_BODY_LIMIT = 64 * 1024;

/** An answer of the platform: `code` 0 is yes, everything else no, whatever the HTTP status. */
interface Answer {
  code: number;
  msg: string;
  logId: string | undefined;
}

/** The SDK's own wish, on calls whose bytes are the answer. */
type SdkConfig = InternalAxiosRequestConfig & { $return_headers?: boolean };

/**
 * The HTTP client under the SDK: everything has a deadline, no proxy, no redirects; resolves with the body of a yes and throws
 * a FeishuError for every no, whatever its shape (feishu-protocol §1.2).
 */
export function createHttp(options: { secrets: string[]; timeoutMs?: number }): AxiosInstance {
  const { timeoutMs = TIMEOUT_MS } = options;
  const redact = redactor(options.secrets);
  const http = axios.create({ proxy: false, maxRedirects: 0, validateStatus: () => true });
  http.interceptors.request.use((config) => withDeadline(config, timeoutMs));
  http.interceptors.response.use(
    async (response) => (await unwrap(response, redact)) as AxiosResponse,
    (error: unknown) => Promise.reject(error instanceof AxiosError ? unanswered(error) : error),
  );
  return http;
}

/** A deadline for the whole exchange; the library's own timeout starts anew with every byte. */
function withDeadline(config: InternalAxiosRequestConfig, timeoutMs: number): InternalAxiosRequestConfig {
  const transfer =
    config.responseType === "stream" || String(config.headers["Content-Type"]).startsWith("multipart/");
  config.signal = AbortSignal.timeout(transfer ? timeoutMs * TRANSFER_FACTOR : timeoutMs);
  if (config.responseType !== "stream") config.maxContentLength = ANSWER_LIMIT;
  return config;
}

async function unwrap(response: AxiosResponse<unknown>, redact: (text: string) => string): Promise<unknown> {
  const config: SdkConfig = response.config;
  const ok = response.status >= 200 && response.status < 300;
  if (config.responseType === "stream") {
    if (ok)
      return config.$return_headers ? { data: response.data, headers: response.headers } : response.data;
    throw refusal(response, await readError(response.data as Readable), redact);
  }
  if (!ok || answerOf(response.data)?.code !== 0) throw refusal(response, response.data, redact);
  return config.$return_headers ? { data: response.data, headers: response.headers } : response.data;
}

function refusal(
  response: AxiosResponse<unknown>,
  body: unknown,
  redact: (text: string) => string,
): FeishuError {
  const { status, headers } = response;
  const answer = answerOf(body);
  const logId = answer?.logId ?? textOf(headers["x-tt-logid"]);
  const code = answer?.code ?? 0;
  const words = redact(answer?.msg ?? "no answer that could be read").slice(0, 300);
  const subCode = subCodeOf(words);
  // A 200 that is not the platform's own says nothing about what was done.
  const kind = answer || status >= 300 ? kindOf(status, code, subCode, words) : "ambiguous";
  const retryAfterSeconds = secondsOf(headers["x-ogw-ratelimit-reset"]) ?? secondsOf(headers["retry-after"]);
  return new FeishuError(`${callOf(response.config)}: HTTP ${status}, code ${code}, ${words}`, {
    kind,
    code,
    subCode,
    httpStatus: status,
    logId,
    retryAfterSeconds: kind === "rate" ? retryAfterSeconds : undefined,
  });
}

/** Nothing was sent when these happened. */
const notReached = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ERR_INVALID_URL",
]);

function unanswered(error: AxiosError): FeishuError {
  const reason = error.code ?? "no code";
  const kind = notReached.has(reason) ? "offline" : "ambiguous";
  return new FeishuError(`${callOf(error.config)}: ${reason}`, { kind, code: 0, httpStatus: 0 });
}

function answerOf(body: unknown): Answer | null {
  if (typeof body !== "object" || body === null || !("code" in body) || typeof body.code !== "number")
    return null;
  const msg = "msg" in body ? String(body.msg) : "";
  const detail = "error" in body && typeof body.error === "object" ? body.error : null;
  return { code: body.code, msg, logId: detail && "log_id" in detail ? textOf(detail.log_id) : undefined };
}

/** The error of a download comes as a stream too. */
async function readError(stream: Readable): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > ERROR_BODY_LIMIT) break;
      chunks.push(chunk);
    }
    return JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch {
    return null;
  }
}

/** The call by method and path; queries and bodies stay out of logs. */
function callOf(config: InternalAxiosRequestConfig | undefined): string {
  const path = URL.canParse(config?.url ?? "") ? new URL(config?.url ?? "").pathname : "?";
  return `feishu ${(config?.method ?? "?").toUpperCase()} ${path}`;
}

const textOf = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;

function secondsOf(value: unknown): number | undefined {
  const seconds = Number(textOf(value));
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}
