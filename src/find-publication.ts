import { dayOf } from "./domain/calendar.ts";
import { type Publication, whitelisted } from "./domain/publication.ts";
import { blocksOf } from "./domain/publication-table.ts";
import type { Records } from "./flows/ports.ts";
import { publicationXlsx } from "./papers/publication-xlsx.ts";
import { jsonOf } from "./publication-files.ts";
import type { PublicationPage, ShownPublication } from "./web/pages/publication.tsx";
import type { Found } from "./web/publication-routes.ts";

/** Public once registered, and what was public and withdrawn as a tombstone; a preview also shows what was approved. */
const visible =
  (preview: boolean) =>
  (one: Publication): boolean =>
    one.state === "published" ||
    (one.state === "withdrawn" && one.publishedOn !== null) ||
    (preview && one.state === "approved");

/** What stands at `path` (without extension) for everybody, or for staff in a `preview`; null: nothing. */
export async function findPublication(tx: Records, path: string, preview: boolean): Promise<Found | null> {
  const asked = addressOf(path);
  if (!asked) return null;
  if (asked.base === "/plans") return newestPlan(tx, preview);
  const versions = (await tx.publications.of(asked.subject)).filter(visible(preview));
  const standing = versions.findLast(({ state }) => state !== "withdrawn") ?? versions.at(-1);
  const chosen =
    asked.version === null ? standing : versions.find(({ version }) => version === asked.version);
  const year = asked.base.startsWith("/plans/") ? asked.base.slice("/plans/".length) : null;
  const others = year === null ? { tasks: [], schemes: [] } : await ofYear(tx, year, preview);
  const tasks = asked.version === null ? others.tasks : [];
  const bare = asked.base === "/items" && asked.version === null;
  if (!chosen && !bare && tasks.length === 0) return null;
  const page: PublicationPage = {
    title: chosen?.title ?? (year === null ? "随机抽查事项清单" : `${year}年度“双随机”抽查计划`),
    path,
    main: chosen ? shown(chosen) : null,
    remark: chosen ? remarkOn(asked, chosen, versions) : null,
    apart: tasks.map(shown),
    links: [
      {
        heading: "各版本",
        list: versions
          .filter(({ id }) => id !== chosen?.id)
          .map((one) => ({ path: `${asked.base}/v/${one.version}`, text: versionWords(one) })),
      },
      {
        heading: "实施方案",
        list: others.schemes.map(({ subject, title }) => ({
          path: `/schemes/${subject.slice("scheme:".length)}`,
          text: title,
        })),
      },
    ],
  };
  return { page, files: chosen ? filesOf(chosen) : null };
}

const filesOf = (one: Publication): Found["files"] =>
  one.state === "withdrawn"
    ? null
    : {
        json: () => jsonOf(one),
        xlsx: () => publicationXlsx(one.title, blocksOf(whitelisted(one.content))),
      };

/** Who reads the newest that stands hears of a newer one that was withdrawn; who reads an older one is shown the newest. */
function remarkOn(
  { base, version }: Asked,
  chosen: Publication,
  versions: Publication[],
): PublicationPage["remark"] {
  if (version !== null) {
    const current = versions.findLast(({ state }) => state === "published");
    if (!current || chosen.version >= current.version) return null;
    const path = `${base}/v/${current.version}`;
    return { text: `本页是第 ${chosen.version} 版，不是现行版本。`, path, link: "查看现行版本" };
  }
  const gone = versions.findLast((one) => one.version > chosen.version && one.state === "withdrawn");
  if (!gone?.withdrawnAt) return null;
  return {
    text: `第 ${gone.version} 版已于 ${dayOf(gone.withdrawnAt)} 撤回，现行的是第 ${chosen.version} 版。`,
    path: `${base}/v/${gone.version}`,
    link: "查看撤回说明",
  };
}

const versionWords = ({ version, publishedOn, state }: Publication): string =>
  `第 ${version} 版　${state === "withdrawn" ? "已撤回" : (publishedOn ?? "尚未公示")}`;

interface Asked {
  subject: string;
  /** The path without its version. */
  base: string;
  version: number | null;
}

function addressOf(path: string): Asked | null {
  if (path === "/plans") return { subject: "plans", base: path, version: null };
  const [, base = "", version] =
    /^(\/items|\/plans\/\d{4}|\/schemes\/[\w-]{1,100})(?:\/v\/(\d{1,6}))?$/.exec(path) ?? [];
  if (base === "") return null;
  const [, kind, id] = base.split("/");
  const subject = kind === "items" ? "items" : `${kind === "plans" ? "plan" : "scheme"}:${id}`;
  return { subject, base, version: version === undefined ? null : Number(version) };
}

/** The newest year that has a plan or a 临时任务 to show. */
async function newestPlan(tx: Records, preview: boolean): Promise<Found> {
  const plans = (await tx.publications.all("plan")).filter(visible(preview));
  const tasks = (await tx.publications.all("task")).filter(visible(preview));
  const newest = [...plans.map(({ subject }) => subject.slice("plan:".length)), ...tasks.map(yearOfTask)]
    .sort()
    .at(-1);
  const found = newest === undefined ? null : await findPublication(tx, `/plans/${newest}`, preview);
  return found ?? { page: { ...nothing, title: "年度抽查计划", path: "/plans" }, files: null };
}

const nothing = { main: null, remark: null, apart: [], links: [] };

const yearOfTask = ({ content }: Publication): string =>
  content.kind === "task" ? content.entry.visitFrom.slice(0, 4) : "";

/** 临时任务 and schemes of a year, newest version of each. */
async function ofYear(tx: Records, year: string, preview: boolean) {
  const newest = (list: Publication[]) => {
    const seen = new Set<string>();
    return list.filter(visible(preview)).filter(({ subject }) => !seen.has(subject) && seen.add(subject));
  };
  const tasks = newest(await tx.publications.all("task"));
  const schemes = newest(await tx.publications.all("scheme"));
  return {
    tasks: tasks.filter((one) => yearOfTask(one) === year),
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
