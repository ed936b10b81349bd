import type { Logger } from "pino";
import { FeishuError } from "./errors.ts";
import { redactor } from "./redact.ts";

type Write = (...parts: unknown[]) => void;

/**
 * A logger for the SDK, which hands whole requests to its own, the app secret among them: texts pass redacted, of errors the
 * message, of anything else nothing. What a caller is told by a FeishuError is no second error of ours.
 */
export function sdkLog(
  log: Logger,
  secrets: string[],
): Record<"error" | "warn" | "info" | "debug" | "trace", Write> {
  const redact = redactor(secrets);
  const say = (level: "error" | "warn" | "debug" | "trace"): Write => {
    return (...parts) => {
      const flat = parts.flat(2);
      const told = flat.some((part) => part instanceof FeishuError);
      const text = flat
        .map(wordsOf)
        .filter((word) => word !== "")
        .join(" ");
      log[told ? "debug" : level]({ by: "sdk" }, redact(text));
    };
  };
  return {
    error: say("error"),
    warn: say("warn"),
    info: say("debug"),
    debug: say("trace"),
    trace: say("trace"),
  };
}

function wordsOf(part: unknown): string {
  if (part instanceof Error) return part.message;
  return typeof part === "string" || typeof part === "number" ? String(part) : "";
}
