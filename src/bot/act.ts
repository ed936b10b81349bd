import type { Press } from "../domain/incoming.ts";
import type { Permission } from "../domain/permission.ts";
import type { PersonCtx, Refusal } from "../flows/ctx.ts";
import type { Page } from "../flows/page.ts";
import type { Lookups } from "./command.ts";

/** What a press led to. `become`: the pressed message shows another page; `say`: one more message to who pressed. */
export interface Outcome {
  toast?: string;
  tone?: "success" | "info" | "warning";
  become?: Page;
  say?: Page;
}

export interface ActHandler<Act> {
  /** Who may at all; whose button it is, the flow checks. */
  permission?: Permission;
  /** What needs the platform is looked up before the transaction. */
  prepare?: (deps: Lookups, act: Act) => Promise<unknown>;
  run: (ctx: PersonCtx, act: Act, press: Press, prepared: unknown) => Promise<Outcome | Refusal>;
}
