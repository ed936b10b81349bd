import type { Context } from "koa";
import Router from "koa-router";
import { createIntake, type IntakeDeps, type Taken } from "./intake.ts";
import { readRawBody } from "./raw-body.ts";
import { type Fault, openRequest, type WebhookKeys } from "./webhook.ts";

const BODY_LIMIT = 1024 * 1024;

const refusals: Record<
  Fault | "app" | "contentType" | "tooLarge" | "brokenOff",
  { status: number; text: string }
> = {
  contentType: { status: 400, text: "expected application/json" },
  tooLarge: { status: 413, text: "body too large" },
  brokenOff: { status: 400, text: "body incomplete" },
  malformed: { status: 400, text: "malformed event" },
  signature: { status: 401, text: "signature does not match" },
  stale: { status: 401, text: "timestamp outside the accepted window" },
  token: { status: 403, text: "verification token does not match" },
  app: { status: 403, text: "event is for another app" },
};

/**
 * `POST /feishu/events`: events and card callbacks. Answers 200 with JSON to what it took, a plain 4xx to what it refuses,
 * 500 when an event could not be stored, so that the platform sends it again.
 * @throws without both keys: an empty one would let anybody in
 */
export function webhookRoutes(deps: IntakeDeps & WebhookKeys): Router {
  if (deps.encryptKey === "" || deps.verificationToken === "") throw new Error("feishu.webhookKeys: missing");
  const intake = createIntake(deps);
  return new Router().post("/feishu/events", async (ctx: Context) => {
    const taken = await receive(ctx, deps, intake);
    if ("refused" in taken) return refuse(ctx, deps, taken.refused);
    if ("failed" in taken) {
      ctx.status = 500;
      ctx.body = "not stored";
      return;
    }
    ctx.status = 200;
    ctx.body = taken.answer;
  });
}

async function receive(
  ctx: Context,
  deps: IntakeDeps & WebhookKeys,
  intake: ReturnType<typeof createIntake>,
): Promise<Exclude<Taken, { refused: string }> | { refused: keyof typeof refusals }> {
  if (ctx.request.type !== "application/json") return { refused: "contentType" };
  const raw = await readRawBody(ctx.req, BODY_LIMIT);
  if (typeof raw === "string") return { refused: raw };
  const opened = openRequest(signatureHeaders(ctx), raw, deps, deps.now());
  if ("fault" in opened) return { refused: opened.fault };
  if ("challenge" in opened) return { answer: { challenge: opened.challenge } };
  return intake(opened.envelope);
}

function refuse(ctx: Context, { log }: IntakeDeps, reason: keyof typeof refusals): void {
  const { status, text } = refusals[reason];
  log.warn({ reason, status, from: ctx.ip }, "webhook request refused");
  ctx.status = status;
  ctx.type = "text/plain; charset=utf-8";
  ctx.body = text;
}

const signatureHeaders = (ctx: Context) => ({
  timestamp: header(ctx, "x-lark-request-timestamp"),
  nonce: header(ctx, "x-lark-request-nonce"),
  signature: header(ctx, "x-lark-signature"),
});

const header = (ctx: Context, name: string): string | undefined => ctx.get(name) || undefined;
