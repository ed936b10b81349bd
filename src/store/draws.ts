import type { Draw } from "../domain/draw-record.ts";
import type { Draws } from "../flows/ports.ts";
import type { Db } from "./db.ts";
import { contributionOf, drawOf, nullableJson, toJson, vaultOf } from "./rows.ts";

const liveKeyOf = (draw: Draw): string | null =>
  draw.state === "voided" ? null : `${draw.entryId}|${draw.entryVersion}|${draw.batch}`;

const columnsOf = (draw: Draw) => ({
  ...draw,
  liveKey: liveKeyOf(draw),
  source: "own",
  witnesses: toJson(draw.witnesses),
  shown: nullableJson(draw.shown),
});

export function draws({ client }: Db): Draws {
  return {
    async byId(id) {
      const row = await client.draw.findUnique({ where: { id } });
      return row && drawOf(row);
    },
    async live(entryId, entryVersion, batch) {
      const row = await client.draw.findUnique({ where: { liveKey: `${entryId}|${entryVersion}|${batch}` } });
      return row && drawOf(row);
    },
    async ofEntry(entryId) {
      return (await client.draw.findMany({ where: { entryId }, orderBy: { committedAt: "asc" } })).map(
        drawOf,
      );
    },
    async list() {
      return (await client.draw.findMany({ orderBy: [{ committedAt: "desc" }, { id: "desc" }] })).map(drawOf);
    },
    async insert(draw, vault) {
      await client.draw.create({ data: columnsOf(draw) });
      await client.drawVault.create({
        data: { ...vault, frozen: toJson(vault.frozen), fullBundle: nullableJson(vault.fullBundle) },
      });
    },
    async update(draw, from) {
      const { id, ...data } = columnsOf(draw);
      const { count } = await client.draw.updateMany({ where: { id, state: from }, data });
      return count === 1;
    },
    async vault(drawId) {
      const row = await client.drawVault.findUnique({ where: { drawId } });
      return row && vaultOf(row);
    },
    async keepBundle(drawId, fullBundle) {
      await client.drawVault.update({ where: { drawId }, data: { fullBundle: toJson(fullBundle) } });
    },
    async contributions(drawId) {
      return (await client.contribution.findMany({ where: { drawId }, orderBy: { n: "asc" } })).map(
        contributionOf,
      );
    },
    async contribute(contribution) {
      await client.contribution.create({ data: contribution });
    },
  };
}
