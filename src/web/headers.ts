import type { Middleware } from "koa";

/** Served pages hold no script or style of their own; whoever manages to write into one can still run nothing. */
const policyWith = (forms: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "base-uri 'none'",
    `form-action ${forms}`,
    "frame-ancestors 'none'",
  ].join("; ");

const headers = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
};

/** On every answer of the public pages, refusals included. `forms`: where a form of the page may lead. */
export const guardedFor =
  (forms: "'none'" | "'self'"): Middleware =>
  async (ctx, next) => {
    ctx.set({ ...headers, "Content-Security-Policy": policyWith(forms) });
    await next();
  };

export const guarded = guardedFor("'none'");
