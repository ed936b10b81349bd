import type { Later } from "../domain/draw-bundle.ts";
import { commitmentOf, type Draw, listIsPublic } from "../domain/draw-record.ts";
import type { Records } from "./ports.ts";
import type { Drawing } from "./ports-draws.ts";

const laterOf = async (tx: Records, draw: Draw): Promise<Later> => ({
  attested: (await tx.draws.attestations(draw.id)).map(({ personId, at, sealedHash }) => ({
    by: personId,
    at: at.toISOString(),
    sealedHash,
  })),
  after: await tx.draws.after(draw.id),
});

const lost = (draw: Draw): Error =>
  Object.assign(new Error(`draw ${draw.id} has lost its vault`), { code: "draw.broken" });

/** What anybody may have of a draw now, as JSON text; null for a draw of the platform. */
export async function readPublicBundle(tx: Records, drawing: Drawing, draw: Draw): Promise<string | null> {
  if (draw.source !== "own") return null;
  const later = await laterOf(tx, draw);
  if (draw.sealedHash !== null) {
    const bundle = await tx.draws.bundle(draw.id);
    if (!bundle) throw lost(draw);
    const stage = { bundle, sealedHash: draw.sealedHash, listPublic: listIsPublic(draw) };
    return drawing.publicText({ stage, later });
  }
  const [vault, pool] = [await tx.draws.vault(draw.id), await tx.draws.pool(draw.id)];
  if (!vault || !pool) throw lost(draw);
  const committed = {
    drawId: draw.id,
    sealed: draw.sealed,
    ...commitmentOf(draw),
    saltHex: vault.saltHex,
    pool,
  };
  return drawing.publicText({ stage: { committed, secret: draw.openedSecret }, later });
}

/** The supervisors' bundle as JSON text; null before the drawing and for a draw of the platform. */
export async function readFullBundle(tx: Records, drawing: Drawing, draw: Draw): Promise<string | null> {
  if (draw.sealedHash === null) return null;
  const bundle = await tx.draws.bundle(draw.id);
  if (!bundle) throw lost(draw);
  return drawing.fullText({ bundle, sealedHash: draw.sealedHash, later: await laterOf(tx, draw) });
}
