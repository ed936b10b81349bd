import type { Press } from "../domain/incoming.ts";
import type { Permission } from "../domain/permission.ts";
import type { Person } from "../domain/person.ts";
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
  /** What needs the platform or long work is done before the transaction; `by` presses and may do it. */
  prepare?: (deps: Lookups, act: Act, by: Person, press: Press) => Promise<unknown>;
  run: (ctx: PersonCtx, act: Act, press: Press, prepared: unknown) => Promise<Outcome | Refusal>;
}
