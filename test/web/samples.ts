// Draws as the public pages may be asked to show them: made up, 示例县 does not exist. The numbers are real ones, computed
// here with the domain's arithmetic, so that they can be checked by hand and by the verifier.

import { canonicalJson, type Plain } from "../../src/domain/canonical-json.ts";
import { commitment, freezePool } from "../../src/domain/draw-freeze.ts";
import { sha } from "../../src/domain/draw-hash.ts";
import { entropyOf, seedOf } from "../../src/domain/draw-seed.ts";
import { selectDraw } from "../../src/domain/draw-select.ts";
import type { PublicDraw } from "../../src/flows/read-public-draw.ts";

const SECRET = sha("a sample's secret");
const RESECRET = sha("a sample's second secret");
const SALT = sha("a sample's salt");
const NONCE = sha("a sample's nonce");

const at = (time: string): string => `2026-11-24T${time}.000Z`;

const given = [
  {
    n: 1,
    digits: "31415926",
    means: "摇号球",
    at: at("02:41:07"),
    by: "p1",
    name: "周明远",
    supervisor: true,
  },
  {
    n: 2,
    digits: "271828182845",
    means: "掷骰",
    at: at("02:43:52"),
    by: "p2",
    name: "田小禾",
    supervisor: false,
  },
];

const towns = ["城关", "柳河", "青石", "东岭", "三河口", "大榆树"];
const kinds = ["中心小学", "第二小学", "实验学校", "幼儿园", "初级中学", "阳光培训学校"];
const nameOf = (n: number): string =>
  `示例县${towns[n % 6]}镇${kinds[Math.floor(n / 6) % 6]}${n >= 36 ? `（${Math.floor(n / 36) + 1}部）` : ""}`;
const idOf = (n: number): string => `JY-${String(n + 1).padStart(4, "0")}`;
const surnames = [..."赵钱孙李周吴郑王冯陈褚卫"];

interface Wanted {
  pool: number;
  /** Of a hundred. */
  rate: number;
  sealed: boolean;
}

/** A draw of its own with everything that belongs to it, drawn and public. */
export function drawnSample({ pool, rate, sealed }: Wanted): PublicDraw {
  const drawId = "2026-03-1";
  const members = Array.from({ length: pool }, (_, n) => ({
    id: idOf(n),
    stratum: sealed ? (["A", "B", "C"][n % 3] as string) : "-",
    weight: 1,
  }));
  const rates = sealed
    ? {
        A: { num: rate, den: 200 },
        B: { num: rate, den: 100 },
        C: { num: Math.min(100, 2 * rate), den: 100 },
      }
    : { "-": { num: rate, den: 100 } };
  const rules = {
    entry: { code: "2026-03", version: 1, batch: 1 },
    rates,
    deadline: at("09:30:00"),
    organiser: "p0",
    witnesses: ["p1", "p2"],
    teamSize: 2,
    filter: { types: ["primary"] },
  };
  const frozen = freezePool({
    drawId,
    members,
    excluded: [],
    saltHex: SALT,
    nonce: NONCE,
    rules,
    assign: { k: 2 },
  });
  if ("refused" in frozen) throw new Error(frozen.refused);
  const entropy = entropyOf(given);
  const { leaves, rosterHash, rulesHash } = frozen;
  const seed = seedOf({ secret: SECRET, drawId, rosterHash, rulesHash, entropy });
  const selected = selectDraw({ seed, drawId, saltHex: SALT, members, rates, nonce: NONCE });
  if ("refused" in selected) throw new Error(selected.refused);
  const bundle = {
    version: "draw-v1",
    drawId,
    mode: sealed ? "sealed" : "open",
    rulesHash,
    leaves,
    rosterHash,
    commit: commitment(SECRET),
    recommit: commitment(RESECRET),
    sHex: SECRET,
    E: entropy,
    contributions: given.map(({ n, digits, by, at: when }) => ({ n, digits, by, at: when })),
    seed,
    drawnHash: selected.drawnHash,
    sealedHash: sha("a sample's full bundle"),
    attested: [],
    after: [],
    nonce: NONCE,
    drawn: selected.shown.map((id) => ({ id })),
    ...(sealed
      ? {}
      : {
          rules: frozen.rules,
          saltHex: SALT,
          roster: selected.ranked,
          excluded: [],
          quotas: selected.quotas,
        }),
  };
  return {
    drawId,
    name: "民办幼儿园和校外培训机构办学行为检查",
    code: "2026-03",
    section: "民办教育股",
    items: ["办学条件", "收费公示", "食品安全管理"],
    batch: 1,
    batches: 2,
    source: "own",
    platform: null,
    state: "published",
    sealed,
    announced: true,
    organiser: "李文静",
    committedAt: at("02:30:00"),
    deadline: at("09:30:00"),
    extensions: [],
    witnesses: given.map(({ name, supervisor, n, digits, means, at: when }) => ({
      name,
      supervisor,
      given: { n, digits, means, at: when },
    })),
    strict: null,
    poolSize: pool,
    teamSize: 2,
    visitFrom: "2026-12-01",
    visitUntil: "2026-12-31",
    drawnAt: at("02:43:52"),
    drawnTotal: selected.shown.length,
    drawn: selected.shown.map((id, index) => ({
      n: index + 1,
      id,
      name: nameOf(Number(id.slice(3)) - 1),
      district: `${towns[(Number(id.slice(3)) - 1) % 6]}学区`,
      team: [`${surnames[index % 12]}*`, `${surnames[(index * 5 + 3) % 12]}*`],
      added: false,
      replaced: false,
    })),
    attested: [
      { name: "周明远", at: at("06:12:00") },
      { name: "孙立新", at: at("06:40:00") },
    ],
    voided: null,
    audit: { n: 1284, hash: sha("a sample's log") },
    bundle: JSON.stringify(bundle),
    after: [],
  };
}

/** The same with only these keys left in the bundle. */
function withBundle(draw: PublicDraw, drop: string[], add: object = {}): string {
  const bundle = JSON.parse(draw.bundle ?? "{}") as Record<string, unknown>;
  const kept = Object.entries(bundle).filter(([key]) => !drop.includes(key));
  return JSON.stringify({ ...Object.fromEntries(kept), ...add });
}

const open = ["rules", "saltHex", "roster", "excluded", "quotas"];
const listed = ["nonce", "drawn", ...open];
const opened = ["sHex", "E", "contributions", "seed", "drawnHash", "sealedHash", "attested", ...listed];

const full = drawnSample({ pool: 46, rate: 20, sealed: false });
const [first, second] = full.witnesses as [PublicDraw["witnesses"][0], PublicDraw["witnesses"][0]];

const committed: PublicDraw = {
  ...full,
  state: "committed",
  witnesses: [first, { ...second, given: null }],
  drawnAt: null,
  drawnTotal: null,
  drawn: null,
  attested: [],
  bundle: withBundle(full, opened),
};

const later = "2026-11-25T09:30:00.000Z";
const absent = "见证人田小禾外出开会，次日返回";
const mistaken = "计划任务的检查期填写有误，须更正后重新公开";

const many = drawnSample({ pool: 598, rate: 20, sealed: false });
const sealed = drawnSample({ pool: 46, rate: 20, sealed: true });

interface Later {
  kind: string;
  at: string;
  detail: Plain;
}

/** What happened later, chained as the bundles have it (docs/draw-bundle.schema.json). */
function chained(draw: PublicDraw, later: Later[]): object[] {
  let before = String((JSON.parse(draw.bundle ?? "{}") as { commit: string }).commit);
  return later.map(({ kind, at: when, detail }, index) => {
    const nonce = sha(`a sample's later nonce ${index}`);
    const digest = sha(`after-detail-v1|${nonce}|${canonicalJson(detail)}`);
    before = sha(`after-v1|${before}|${index + 1}|${kind}|${when}|${digest}`);
    return { n: index + 1, kind, at: when, digest, hash: before, nonce, detail };
  });
}

/** One draw in each of its main states. */
export const samples = {
  committed,
  late: {
    ...committed,
    deadline: later,
    extensions: [{ until: later, reason: absent, at: at("09:10:00") }],
    after: [
      {
        kind: "deadline",
        at: at("09:10:00"),
        words: `见证截止时间延至 11月25日 17:30，理由：${absent}。`,
      },
    ],
    bundle: withBundle(committed, [], {
      after: chained(committed, [
        { kind: "deadline", at: at("09:10:00"), detail: { until: later, reason: absent } },
      ]),
    }),
    strict: { source: "中国福利彩票双色球开奖号码", period: "第 2026136 期", value: null },
  },
  drawn: full,
  many: {
    ...many,
    // Words for the eye alone: the bundle does not tell of these.
    after: [
      {
        kind: "repick",
        at: "2026-11-26T01:20:00.000Z",
        words: "第 3 家的检查组有一人回避，按锁定的递补密数抽出递补人员。",
      },
      {
        kind: "extend",
        at: "2026-11-30T03:05:00.000Z",
        words: "经批准补抽 1 家，沿抽签顺序取下一家，列在名单最后。",
      },
    ],
    drawn: (many.drawn ?? []).map((one, index, all) => ({
      ...one,
      added: index === all.length - 1,
      replaced: index === 4,
    })),
  },
  sealed,
  unannounced: {
    ...sealed,
    state: "drawn",
    announced: false,
    drawn: null,
    attested: [],
    bundle: withBundle(sealed, listed),
  },
  voided: {
    ...committed,
    state: "voided",
    witnesses: committed.witnesses.map((one) => ({ ...one, given: null })),
    voided: { at: at("02:36:00"), reason: mistaken, by: ["李文静"] },
    after: [{ kind: "void", at: at("02:36:00"), words: "组织者在见证开始之前作废，密数同时公开。" }],
    bundle: withBundle(committed, [], {
      sHex: SECRET,
      after: chained(committed, [
        { kind: "void", at: at("02:36:00"), detail: { reason: mistaken, by: ["p0"] } },
      ]),
    }),
  },
  platform: {
    ...drawnSample({ pool: 40, rate: 15, sealed: false }),
    drawId: "2026-07-1",
    source: "platform",
    platform: { taskNumber: "13022720261100087", fileHash: sha("a platform's file") },
    witnesses: [],
    attested: [],
    drawnAt: null,
    bundle: null,
  },
} satisfies Record<string, PublicDraw>;

export type SampleName = keyof typeof samples;
export const sampleNames = Object.keys(samples) as SampleName[];

/** The same facts with every word that people type turned into `words`. Codes, numbers and moments stay. */
export function hostile(draw: PublicDraw, words: string): PublicDraw {
  const typed = new Set([
    "name",
    "section",
    "organiser",
    "reason",
    "means",
    "words",
    "district",
    "source",
    "period",
  ]);
  const lists = new Set(["items", "team", "by"]);
  const worse = (value: unknown, key: string): unknown => {
    if (typeof value === "string")
      return typed.has(key) && !["own", "platform"].includes(value) ? words : value;
    if (Array.isArray(value))
      return value.map((one) => (lists.has(key) && typeof one === "string" ? words : worse(one, "")));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, worse(one, name)]));
  };
  return worse(draw, "") as PublicDraw;
}
