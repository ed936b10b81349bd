import type { Context, Middleware } from "koa";
import { answer, answerHtml, answerPage } from "./answers.ts";
import { guardedFor } from "./headers.ts";
import { badPreviewPage, noPublicationPage, previewPage } from "./pages/preview.tsx";
import { type PublicationPage, publicationPage } from "./pages/publication.tsx";
import { type Place, rootOf } from "./place.ts";
import { etagOf } from "./public-files.ts";

export interface Found {
  page: PublicationPage;
  /** Null where nothing is told that could be taken home. */
  files: { json: () => string; xlsx: () => Promise<Uint8Array> } | null;
}

export interface PublicationPagesDeps extends Place {
  /** What stands at the path (without extension) for everybody, or for staff in a preview; null: nothing. */
  find: (path: string, preview: boolean) => Promise<Found | null>;
  isPublic: () => Promise<boolean>;
  /** Spends a link; the cookie's value for the session, or null. */
  begin: (key: string) => Promise<string | null>;
  /** Whether the cookie stands for a session. */
  inSession: (cookie: string) => Promise<boolean>;
  log: { warn(facts: object, text: string): void };
}

const COOKIE = "preview";
const SESSION_SECONDS = 8 * 3600;
const KEY = /^[0-9a-f]{64}$/;
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const ours = /^\/(items|plans|schemes|preview)(?=[/.]|$)/;

/** Whether an address is one of these pages. */
export const isPublicationPath = (path: string): boolean => ours.test(path);

/** The built-in pages of 公示. Strangers get 404 until the bureau opens them. */
export function publicationRoutes(deps: PublicationPagesDeps): Middleware {
  const guard = guardedFor("'self'");
  return async (ctx, next) => {
    if (!isPublicationPath(ctx.path)) return next();
    await guard(ctx, async () => {
      try {
        await route(ctx, deps);
      } catch (fault) {
        deps.log.warn({ fault, path: ctx.path }, "a page of 公示 could not be made");
        answerPage(ctx, 503, noPublicationPage(deps));
      }
    });
  };
}

async function route(ctx: Context, deps: PublicationPagesDeps): Promise<void> {
  if (ctx.path === "/preview") return previewDoor(ctx, deps);
  if (ctx.method !== "GET" && ctx.method !== "HEAD") return wrongMethod(ctx, "GET, HEAD");
  const cookie = ctx.cookies.get(COOKIE) ?? "";
  const preview = KEY.test(cookie) && (await deps.inSession(cookie));
  if (!preview && !(await deps.isPublic())) return answerPage(ctx, 404, noPublicationPage(deps));
  const [, path = "", extension = ""] = /^(.*?)(\.json|\.xlsx)?$/.exec(ctx.path.replace(/\/+$/, "")) ?? [];
  const found = await deps.find(path, preview);
  if (!found || (extension !== "" && !found.files)) return answerPage(ctx, 404, noPublicationPage(deps));
  await show(ctx, deps, found, extension);
  ctx.vary("Cookie");
  if (preview) ctx.set("Cache-Control", "private, no-store");
}

async function show(ctx: Context, place: Place, { page, files }: Found, extension: string): Promise<void> {
  if (extension === "" || !files) return answerHtml(ctx, publicationPage(page, place));
  if (extension === ".json") return answer(ctx, "application/json; charset=utf-8", files.json());
  // The content is frozen, so its hash stands for the table too; the bytes hold the time of writing.
  answer(ctx, XLSX, "", etagOf(`xlsx|${files.json()}`));
  ctx.attachment(`${page.title}.xlsx`);
  ctx.type = XLSX;
  if (ctx.status !== 304) ctx.body = Buffer.from(await files.xlsx());
}

async function previewDoor(ctx: Context, deps: PublicationPagesDeps): Promise<void> {
  const key = typeof ctx.query.key === "string" ? ctx.query.key : "";
  if (!KEY.test(key)) return answerPage(ctx, 404, badPreviewPage(deps));
  if (ctx.method === "GET" || ctx.method === "HEAD") return answerPage(ctx, 200, previewPage(deps, key));
  if (ctx.method !== "POST") return wrongMethod(ctx, "GET, HEAD, POST");
  const cookie = await deps.begin(key);
  if (cookie === null) return answerPage(ctx, 404, badPreviewPage(deps));
  const secure = deps.publicUrl.startsWith("https:") ? "; Secure" : "";
  ctx.set(
    "Set-Cookie",
    `${COOKIE}=${cookie}; Path=${rootOf(deps)}/; Max-Age=${SESSION_SECONDS}; HttpOnly; SameSite=Lax${secure}`,
  );
  ctx.set("Cache-Control", "no-store");
  ctx.redirect(`${rootOf(deps)}/items`);
  ctx.status = 303;
}

function wrongMethod(ctx: Context, allowed: string): void {
  ctx.set("Allow", allowed);
  ctx.status = 405;
  ctx.body = "";
}
