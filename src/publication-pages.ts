import { dayOf } from "./domain/calendar.ts";
import { type Publication, whitelisted } from "./domain/publication.ts";
import { blocksOf } from "./domain/publication-table.ts";
import type { Chance } from "./flows/ctx.ts";
import { hashOfKey, pagesPublic, SESSION_MS } from "./flows/open-pages.ts";
import type { Records, Store } from "./flows/ports.ts";
import { publicationXlsx } from "./papers/publication-xlsx.ts";
import { jsonOf } from "./publication-files.ts";
import type { Served } from "./web/lazy-routes.ts";
import type { PublicationPage, ShownPublication } from "./web/pages/publication.tsx";
import { type Found, publicationRoutes } from "./web/publication-routes.ts";

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
    find: (path, preview) => find(store.read, path, preview),
    isPublic: () => pagesPublic(store.read),
    inSession: async (cookie) => (await store.read.publications.session(hashOfKey(cookie), now())) !== null,
    begin: (key) => {
      const cookie = chance.secret();
      const at = now();
      return store.write(async (tx) => {
        const personId = await tx.publications.useLink(hashOfKey(key), at);
        if (personId === null) return null;
        const expiresAt = new Date(at.getTime() + SESSION_MS);
        await tx.publications.openKey({ id: hashOfKey(cookie), kind: "session", personId, expiresAt });
        return cookie;
      });
    },
  });
  return { serve, close: () => {} };
}

/** Public once registered, and what was public and withdrawn as a tombstone; a preview also shows what was approved. */
const visible =
  (preview: boolean) =>
  (one: Publication): boolean =>
    one.state === "published" ||
    (one.state === "withdrawn" && one.publishedOn !== null) ||
    (preview && one.state === "approved");

async function find(tx: Records, path: string, preview: boolean): Promise<Found | null> {
  const asked = addressOf(path);
  if (!asked) return null;
  if (asked.subject === "plans") return newestPlan(tx, preview);
  const versions = (await tx.publications.of(asked.subject)).filter(visible(preview));
  const chosen =
    asked.version === null
      ? (versions.findLast(({ state }) => state !== "withdrawn") ?? versions.at(-1))
      : versions.find(({ version }) => version === asked.version);
  if (!chosen) return null;
  const year = asked.base.startsWith("/plans/") ? asked.base.slice("/plans/".length) : null;
  const others = year === null ? null : await ofYear(tx, year, preview);
  const page: PublicationPage = {
    title: chosen.title,
    path,
    main: shown(chosen),
    apart: asked.version === null ? (others?.tasks ?? []).map(shown) : [],
    links: [
      {
        heading: "各版本",
        list: versions
          .filter(({ id }) => id !== chosen.id)
          .map((one) => ({ path: `${asked.base}/v/${one.version}`, text: versionWords(one) })),
      },
      {
        heading: "实施方案",
        list: (others?.schemes ?? []).map(({ subject, title }) => ({
          path: `/schemes/${subject.slice("scheme:".length)}`,
          text: title,
        })),
      },
    ],
  };
  return {
    page,
    json: () => jsonOf(chosen),
    xlsx: () => publicationXlsx(chosen.title, blocksOf(whitelisted(chosen.content))),
  };
}

const versionWords = ({ version, publishedOn, state }: Publication): string =>
  `第 ${version} 版　${state === "withdrawn" ? "已撤回" : (publishedOn ?? "尚未公示")}`;

function addressOf(path: string): { subject: string; base: string; version: number | null } | null {
  if (path === "/plans") return { subject: "plans", base: path, version: null };
  const [, base = "", version] =
    /^(\/items|\/plans\/\d{4}|\/schemes\/[\w-]{1,100})(?:\/v\/(\d{1,6}))?$/.exec(path) ?? [];
  if (base === "") return null;
  const [, kind, id] = base.split("/");
  const subject = kind === "items" ? "items" : `${kind === "plans" ? "plan" : "scheme"}:${id}`;
  return { subject, base, version: version === undefined ? null : Number(version) };
}

async function newestPlan(tx: Records, preview: boolean): Promise<Found | null> {
  const plans = (await tx.publications.all("plan")).filter(visible(preview));
  const years = plans.map(({ subject }) => subject.slice("plan:".length)).sort();
  const newest = years.at(-1);
  return newest === undefined ? null : find(tx, `/plans/${newest}`, preview);
}

/** 临时任务 and schemes of a year, newest version of each. */
async function ofYear(tx: Records, year: string, preview: boolean) {
  const newest = (list: Publication[]) => {
    const seen = new Set<string>();
    return list.filter(visible(preview)).filter(({ subject }) => !seen.has(subject) && seen.add(subject));
  };
  const tasks = newest(await tx.publications.all("task"));
  const schemes = newest(await tx.publications.all("scheme"));
  return {
    tasks: tasks.filter(({ content }) => content.kind === "task" && content.entry.visitFrom.startsWith(year)),
    schemes: schemes.filter(({ content }) => content.kind === "scheme" && content.code.startsWith(year)),
  };
}

function shown(one: Publication): ShownPublication {
  const { title, version, publishedOn, address, number, contentHash, withdrawnAt } = one;
  const withdrawn =
    one.state === "withdrawn" && withdrawnAt ? { on: dayOf(withdrawnAt), why: one.withdrawnWhy ?? "" } : null;
  return {
    ...{ title, version, publishedOn, address, number, contentHash, withdrawn },
    preview: one.state === "approved",
    blocks: withdrawn ? [] : blocksOf(whitelisted(one.content)),
  };
}
