import type { Context } from "koa";
import { ids } from "./ids.ts";

/** A no in the platform's shape. */
export class ApiRefusal extends Error {
  readonly code: number;
  readonly status: number;
  readonly headers: Record<string, string>;
  constructor(code: number, msg: string, status = 400, headers: Record<string, string> = {}) {
    super(msg);
    this.code = code;
    this.status = status;
    this.headers = headers;
  }
}

/** Answers as the platform does: code 0 with data, or the refusal with a log id; every answer carries X-Tt-Logid. */
export function answer(ctx: Context, work: () => object): void {
  const logId = ids.log();
  ctx.set("X-Tt-Logid", logId);
  try {
    ctx.body = { code: 0, msg: "success", ...work() };
  } catch (fault) {
    if (!(fault instanceof ApiRefusal)) throw fault;
    ctx.status = fault.status;
    ctx.set(fault.headers);
    ctx.body = { code: fault.code, msg: fault.message, error: { log_id: logId } };
  }
}
