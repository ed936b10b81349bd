import type { Middleware } from "koa";
import Router from "koa-router";
import { messageRoutes } from "./api-messages.ts";
import { restRoutes } from "./api-rest.ts";
import { ApiRefusal, answer } from "./refusal.ts";
import type { World } from "./world.ts";

const open = ["/open-apis/auth/", "/callback/ws/endpoint"];

/** The platform's HTTP API: token first, then the endpoints; what is not here says so (99991201). */
export function apiMiddleware(world: World): Middleware[] {
  const router = new Router();
  restRoutes(router, world);
  messageRoutes(router, world);
  return [normalPath, requireToken(world), router.routes() as Middleware, unknownEndpoint];
}

/** A base URL that ends with a slash gives `//open-apis`; the platform does not mind. */
const normalPath: Middleware = (ctx, next) => {
  ctx.path = ctx.path.replace(/^\/{2,}/, "/");
  return next();
};

function requireToken(world: World): Middleware {
  return (ctx, next) => {
    if (!ctx.path.startsWith("/open-apis/") || open.some((prefix) => ctx.path.startsWith(prefix)))
      return next();
    const refused = tokenFault(world, ctx.get("authorization"));
    if (!refused) return next();
    answer(ctx, () => {
      throw refused;
    });
    return Promise.resolve();
  };
}

function tokenFault(world: World, header: string): ApiRefusal | null {
  const token = /^Bearer (.+)$/.exec(header)?.[1];
  if (token === undefined) return new ApiRefusal(99991661, "Missing access token for authorization.");
  if (!token.startsWith("t-")) return new ApiRefusal(99991671, "access token must start with t-");
  if (world.faults.get("revoke-tokens")) {
    world.faults.set("revoke-tokens", false);
    world.tokens.clear();
  }
  const until = world.tokens.get(token);
  return until !== undefined && until > Date.now()
    ? null
    : new ApiRefusal(99991663, "Invalid access token for authorization.");
}

const unknownEndpoint: Middleware = (ctx, next) => {
  if (!ctx.path.startsWith("/open-apis/")) return next();
  answer(ctx, () => {
    throw new ApiRefusal(99991201, `no such endpoint here: ${ctx.method} ${ctx.path}`, 404);
  });
  return Promise.resolve();
};
