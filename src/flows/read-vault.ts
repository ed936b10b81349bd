import type { Rates } from "../domain/plan-entry.ts";
import type { Vault } from "./ports.ts";
import type { Pool } from "./read-pool.ts";

/** What was frozen at the commitment; everything later is computed from this, never from the registries of the day. */
export interface Frozen {
  saltHex: string;
  members: Pool["members"];
  excluded: Pool["excluded"];
  rules: Record<string, unknown> & { rates: Rates };
  assign: Pool["assign"] & { nonce: string };
}

export const frozenOf = (vault: Vault): Frozen => vault.frozen as unknown as Frozen;
