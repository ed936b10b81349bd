import type { Records } from "./ports.ts";

/** Whose publications they are stands in the records, so that what is frozen names it. */
export async function keepBureau(tx: Records, bureau: string): Promise<void> {
  if ((await tx.settings.get("bureau")) !== bureau) await tx.settings.set("bureau", bureau);
}
