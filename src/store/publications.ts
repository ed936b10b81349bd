import type { Publication } from "../domain/publication.ts";
import type { Publications } from "../flows/ports-publications.ts";
import type { Db } from "./db.ts";
import { jsonOf, toJson } from "./rows.ts";

export function publications({ client }: Db): Publications {
  const read = jsonOf<Publication>;
  return {
    async byId(id) {
      const row = await client.publication.findUnique({ where: { id } });
      return row && read(row);
    },
    async of(subject) {
      const rows = await client.publication.findMany({ where: { subject }, orderBy: { version: "asc" } });
      return rows.map(read);
    },
    async all(kind) {
      const rows = await client.publication.findMany({
        where: kind ? { kind } : {},
        orderBy: [{ at: "desc" }, { version: "desc" }],
        take: 500,
      });
      return rows.map(read);
    },
    async insert(publication) {
      await client.publication.create({ data: { ...publication, content: toJson(publication.content) } });
    },
    async move({ id, content: _content, contentHash: _hash, ...data }, from) {
      const { count } = await client.publication.updateMany({ where: { id, state: from }, data });
      return count === 1;
    },
    async openKey(key) {
      await client.previewKey.create({ data: key });
    },
    async useLink(id, now) {
      const { count } = await client.previewKey.updateMany({
        where: { id, kind: "link", usedAt: null, expiresAt: { gt: now } },
        data: { usedAt: now },
      });
      if (count === 0) return null;
      return (await client.previewKey.findUnique({ where: { id } }))?.personId ?? null;
    },
    async session(id, now) {
      const row = await client.previewKey.findUnique({ where: { id } });
      return row?.kind === "session" && row.expiresAt > now ? row.personId : null;
    },
  };
}
