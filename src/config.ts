import { closest } from "fastest-levenshtein";
import { z } from "zod";

const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

const url = (allowed: RegExp, words: string) =>
  z
    .string()
    .refine((text) => URL.canParse(text) && allowed.test(text), words)
    .transform((text) => text.replace(/\/+$/, ""));

/** Every variable there is. `.env.example` names the same ones, and a test compares the two. */
const variables = z.object({
  FEISHU_APP_ID: z
    .string()
    .regex(/^cli_[0-9a-fA-F]{16}$/, "应当是 cli_ 加 16 位字母数字，请从飞书开放平台“凭证与基础信息”页复制")
    .optional(),
  FEISHU_APP_SECRET: z.string().optional(),
  FEISHU_ENCRYPT_KEY: z.string().optional(),
  FEISHU_VERIFICATION_TOKEN: z.string().optional(),
  FEISHU_DOMAIN: url(/^https?:\/\//, "应当是以 https:// 开头的网址").default("https://open.feishu.cn"),
  FEISHU_TRANSPORT: z.enum(["websocket", "webhook"], "只能填 websocket 或 webhook").default("websocket"),
  DATABASE_URL: z
    .string()
    .refine(isDatabase, "应当是 file:文件路径 或 postgresql://用户名:密码@主机:端口/库名")
    .default("file:./data/shuangsuiji.db"),
  HOST: z.string().regex(/^\S+$/, "应当是一个 IP 地址或主机名").default("127.0.0.1"),
  PORT: z.string().refine(isPort, "应当是 0 到 65535 之间的整数").default("3000").transform(Number),
  BUREAU: z.string().max(40, "不超过 40 个字").default("迁西县教育局"),
  PUBLIC_URL: url(/^https?:\/\//, "应当是以 http:// 或 https:// 开头的网址").optional(),
  ADMIN_OPEN_IDS: z
    .string()
    .transform((text) => text.split(/[,，\s]+/).filter((id) => id !== ""))
    .refine(
      (ids) => ids.every((id) => /^ou_[0-9a-zA-Z]+$/.test(id)),
      "应当是以 ou_ 开头的用户标识，多个用逗号隔开",
    )
    .default([]),
  LOG_LEVEL: z.enum(LOG_LEVELS, `只能填 ${LOG_LEVELS.join("、")}`).default("info"),
});

type Variables = z.infer<typeof variables>;

export const variableNames: readonly string[] = Object.keys(variables.shape);

interface Common {
  /** `file:…` or `postgresql://…` */
  databaseUrl: string;
  host: string;
  port: number;
  /** Where browsers reach the bot, without a slash at the end. */
  publicUrl: string | null;
  /** Whose public pages they are. */
  bureau: string;
  adminOpenIds: string[];
  logLevel: (typeof LOG_LEVELS)[number];
}

/** With credentials the bot works with Feishu, entirely without them in trial mode beside the sandbox; never in between. */
export type Config =
  | (Common & { mode: "trial" })
  | (Common & {
      mode: "feishu";
      appId: string;
      appSecret: string;
      /** Base URL of the open platform, without a slash at the end. */
      domain: string;
      /** Null: long connection. */
      webhook: { encryptKey: string; verificationToken: string } | null;
    });

export type ConfigRead = { ok: true; config: Config } | { ok: false; faults: string[] };

type Env = Record<string, string | undefined>;

/** The configuration, or every fault of it at once in words for whoever runs the bot; no fault repeats a value. */
export function readConfig(env: Env = process.env): ConfigRead {
  const given = filled(env);
  const read = variables.safeParse(given);
  const invalid = read.error?.issues.map(({ path, message }) => `${path.join(".")}：${message}。`) ?? [];
  const faults = [...misspelt(given), ...invalid, ...incomplete(given)];
  if (!read.success || faults.length > 0) return { ok: false, faults };
  return { ok: true, config: configOf(read.data) };
}

/** A variable that is there but empty, as in a copied .env.example, is one that is not set. */
function filled(env: Env): Record<string, string> {
  const trimmed = Object.entries(env).map(([name, value]) => [name, value?.trim() ?? ""] as const);
  return Object.fromEntries(trimmed.filter(([, value]) => value !== ""));
}

function misspelt(given: Record<string, string>): string[] {
  return Object.keys(given)
    .filter((name) => /^FEISHU_/i.test(name) && !variableNames.includes(name))
    .map((name) => `${name}：没有这个配置项，是不是 ${closest(name, [...variableNames])}？`);
}

/** Half a set of credentials must not fall back to trial mode. */
function incomplete(given: Record<string, string>): string[] {
  const webhook = given.FEISHU_TRANSPORT === "webhook";
  const secrets = ["FEISHU_ENCRYPT_KEY", "FEISHU_VERIFICATION_TOKEN"];
  const credentials = ["FEISHU_APP_ID", "FEISHU_APP_SECRET"];
  if (!webhook && ![...credentials, ...secrets].some((name) => given[name])) return [];
  const why = webhook
    ? "FEISHU_TRANSPORT 为 webhook 时必须填写"
    : "接入飞书时必须填写；如果只想试用，请把飞书的各项都留空";
  return [...credentials, ...(webhook ? secrets : [])]
    .filter((name) => !given[name])
    .map((name) => `${name}：${why}。`);
}

function configOf(read: Variables): Config {
  const common = {
    databaseUrl: read.DATABASE_URL,
    host: read.HOST,
    port: read.PORT,
    publicUrl: read.PUBLIC_URL ?? null,
    bureau: read.BUREAU,
    adminOpenIds: read.ADMIN_OPEN_IDS,
    logLevel: read.LOG_LEVEL,
  };
  const { FEISHU_APP_ID: appId, FEISHU_APP_SECRET: appSecret } = read;
  if (!appId || !appSecret) return { mode: "trial", ...common };
  return {
    mode: "feishu",
    ...common,
    appId,
    appSecret,
    domain: read.FEISHU_DOMAIN,
    webhook: webhookOf(read),
  };
}

function webhookOf(read: Variables): { encryptKey: string; verificationToken: string } | null {
  const { FEISHU_ENCRYPT_KEY: encryptKey, FEISHU_VERIFICATION_TOKEN: verificationToken } = read;
  if (read.FEISHU_TRANSPORT === "websocket" || !encryptKey || !verificationToken) return null;
  return { encryptKey, verificationToken };
}

function isDatabase(text: string): boolean {
  return /^file:[^?]/.test(text) || (/^postgres(ql)?:\/\/./.test(text) && URL.canParse(text));
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65535;
}
