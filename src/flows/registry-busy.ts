import { type Refusal, refuse } from "./ctx.ts";
import type { Records } from "./ports.ts";

/**
 * While an import of many rows is being written or taken back, half of it stands in the registry: nothing may be drawn
 * from it or changed in it. Null when the registry is at rest.
 */
export async function registryBusy(tx: Records): Promise<Refusal | null> {
  const [busy] = await tx.staging.inState("applying", "undoing");
  return busy ? refuse("registry.busy", { file: busy.fileName }) : null;
}
