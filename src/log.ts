import { type DestinationStream, type Logger, pino } from "pino";

/** Names under which secrets and people's particulars travel, at the top of a log line and one or two levels down. */
const HIDDEN = [
  "appSecret",
  "app_secret",
  "encryptKey",
  "verificationToken",
  "token",
  "accessToken",
  "tenant_access_token",
  "authorization",
  "Authorization",
  "password",
  "databaseUrl",
  "mobile",
  "mobiles",
  "phone",
  "email",
  "emails",
  "idCard",
];

const paths = HIDDEN.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

export interface LogOptions {
  level: string;
  /** Where the lines go; standard output when left out. */
  destination?: DestinationStream;
}

/**
 * The log: one JSON object a line, English messages, faults with code and stack. What must not be read stands as `***`,
 * and a text that looks like a token or a mobile number is masked wherever it stands.
 */
export function createLog({ level, destination }: LogOptions): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths, censor: "***" },
      serializers: { fault: faultOf, err: faultOf },
      hooks: { streamWrite: masked },
    },
    destination ?? pino.destination({ dest: 1, sync: false }),
  );
}

/** Tokens of Feishu (`t-…`, `u-…`), bearer headers, passwords inside database addresses, mobile numbers. */
function masked(line: string): string {
  return (
    line
      .replace(/\bBearer [\w.~+/=-]+/g, "Bearer ***")
      .replace(/\b([tu]-)[\w.-]{16,}/g, "$1***")
      .replace(/(\/\/[^\s:/@"]+:)[^\s/@"]+@/g, "$1***@")
      // Not a bare JSON number, which would leave the line unreadable.
      .replace(/(?<![\w-]|":|\[)(\+86)?1[3-9]\d{9}(?![\w-])/g, "***")
  );
}

interface FaultLine {
  code?: unknown;
  message: string;
  stack?: string | undefined;
  cause?: FaultLine;
}

/** What a log line keeps of a fault: libraries hang whole requests with their headers on theirs. */
function faultOf(fault: unknown): FaultLine {
  if (!(fault instanceof Error)) return { message: String(fault) };
  const { message, stack, cause } = fault;
  return {
    ...("code" in fault ? { code: fault.code } : {}),
    message,
    stack,
    ...(cause === undefined ? {} : { cause: faultOf(cause) }),
  };
}
