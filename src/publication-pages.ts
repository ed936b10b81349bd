import { may } from "./domain/permission.ts";
import { findPublication } from "./find-publication.ts";
import type { Chance } from "./flows/ctx.ts";
import { hashOfKey, pagesPublic, SESSION_MS } from "./flows/open-pages.ts";
import type { Records, Store } from "./flows/ports.ts";
import type { Served } from "./web/lazy-routes.ts";
import { publicationRoutes } from "./web/publication-routes.ts";

interface Deps {
  store: Store;
  bureau: string;
  chance: Chance;
  now: () => Date;
  log: { warn(facts: object, text: string): void };
}

/** The built-in pages of 公示 over the records. */
export function publicationPages({ store, bureau, chance, now, log }: Deps, publicUrl: string): Served {
  const serve = publicationRoutes({
    bureau,
    publicUrl: publicUrl.replace(/\/+$/, ""),
    log,
    find: (path, preview) => findPublication(store.read, path, preview),
    isPublic: () => pagesPublic(store.read),
    inSession: async (cookie) => {
      const personId = await store.read.publications.session(hashOfKey(cookie), now());
      return personId !== null && (await maySee(store.read, personId));
    },
    begin: (key) => {
      const cookie = chance.secret();
      const at = now();
      return store.write(async (tx) => {
        const personId = await tx.publications.useLink(hashOfKey(key), at);
        if (personId === null || !(await maySee(tx, personId))) return null;
        const expiresAt = new Date(at.getTime() + SESSION_MS);
        await tx.publications.openKey({ id: hashOfKey(cookie), kind: "session", personId, expiresAt });
        return cookie;
      });
    },
  });
  return { serve, close: () => {} };
}

/** Asked at every request: who lost the role or left sees nothing more. */
async function maySee(tx: Records, personId: string): Promise<boolean> {
  const person = await tx.people.byId(personId);
  return person?.active === true && may(person.roles, "publication.see");
}
