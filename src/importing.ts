// Imports at work: files that are being checked, and lists that are being written or taken back, one at a time.

import type { Logger } from "pino";
import { knownTo, otherTable } from "./bot/tables.ts";
import type { Inspector } from "./domain/roster.ts";
import type { RosterKind } from "./domain/roster-headers.ts";
import { refusalSentence } from "./domain/roster-words.ts";
import { applyStep, digestOf, stepOf } from "./flows/apply-import.ts";
import { type Ctx, isRefusal } from "./flows/ctx.ts";
import { askMapping, MOST_PACKED } from "./flows/map-import.ts";
import type { Records, Store } from "./flows/ports.ts";
import { failImport, finishCheck, stageLines, summaryOf } from "./flows/stage-import.ts";
import { tellChat } from "./flows/tell.ts";
import { undoStep } from "./flows/undo-import.ts";
import type { RegistryPage } from "./import-check.ts";
import type { Check } from "./import-check-thread.ts";
import { type Loop, startLoop } from "./loop.ts";
import { packed, unpacked } from "./packed-file.ts";

export interface ImportingDeps {
  store: Store;
  check: Check;
  ctxOf: (tx: Records) => Ctx;
  usersByContact(wanted: { mobiles: string[]; emails: string[] }): Promise<Map<string, string>>;
  poke: () => void;
  log: Logger;
  maxRows: number;
}

export interface Importing extends Loop {
  /** The file of an import that was begun; it is kept in memory only until it is checked. */
  take(importId: string, bytes: Uint8Array): void;
}

const PAGE = 1_000;
const WORDS_AT_ONCE = 500;
const RESTARTED = "核对时系统重新启动，没有核对完。请重新发送文件。";
const FAILED = "核对时出现故障，请稍后重新发送文件。";

export function startImporting(deps: ImportingDeps): Importing {
  const { store } = deps;
  const files = new Map<string, Uint8Array>();
  let cleared = false;
  /** What was written is found by 名录 once its words were made. */
  let wordsMissing = false;

  async function step(): Promise<boolean> {
    if (!cleared) {
      // The files of what an earlier process was checking are gone with it.
      for (const row of await store.read.staging.inState("checking"))
        if (!files.has(row.id) && !summaryOf(row).mapping?.said)
          await store.write((tx) => failImport(deps.ctxOf(tx), row.id, RESTARTED));
      cleared = true;
    }
    const [at] = await store.read.staging.inState("applying", "undoing");
    if (at) {
      const more = await workOn(at.id, at.state);
      wordsMissing = true;
      deps.poke();
      // Whoever waits for the database goes between two steps.
      await new Promise((resolve) => setImmediate(resolve));
      return more;
    }
    const [file] = files.size > 0 ? files : await mapped();
    if (!file) return wordsMissing && indexed();
    const [importId, bytes] = file;
    try {
      await checkOne(importId, bytes);
    } catch (fault) {
      deps.log.error({ importId, fault }, "an import could not be checked");
      await store.write((tx) => failImport(deps.ctxOf(tx), importId, FAILED));
    } finally {
      files.delete(importId);
    }
    deps.poke();
    return true;
  }

  /** A file that was kept until a person said which column is what: it goes on from there, after a restart too. */
  async function mapped(): Promise<[string, Uint8Array][]> {
    const rows = await store.read.staging.inState("checking");
    const row = rows.find((one) => summaryOf(one).mapping?.said);
    const table = row && summaryOf(row).mapping;
    if (!row || !table) return [];
    try {
      return [[row.id, await unpacked(table.packed)]];
    } catch (fault) {
      deps.log.error({ importId: row.id, fault }, "a kept file could not be unpacked");
      await store.write((tx) => failImport(deps.ctxOf(tx), row.id, FAILED));
      return [];
    }
  }

  async function indexed(): Promise<boolean> {
    const made = await store.write((tx) => tx.listing.index(WORDS_AT_ONCE));
    wordsMissing = made === WORDS_AT_ONCE;
    return wordsMissing;
  }

  async function workOn(importId: string, state: string): Promise<boolean> {
    if (state === "undoing") return store.write((tx) => undoStep(deps.ctxOf(tx), importId));
    const row = await store.read.imports.byId(importId);
    if (!row) return false;
    const { cursor, lines, kind, phase } = summaryOf(row);
    const contacts =
      kind === "inspectors" && phase === "write" ? await accountsOf(importId, cursor) : new Map();
    const digest = phase === "write" && cursor >= lines ? await digestOf(store.read, importId) : null;
    return store.write((tx) => applyStep(deps.ctxOf(tx), importId, { digest, contacts }));
  }

  async function accountsOf(importId: string, cursor: number): Promise<Map<string, string>> {
    const lines = await store.read.staging.lines(
      importId,
      ["added", "changed"],
      cursor,
      stepOf("inspectors"),
    );
    return deps.usersByContact(contactsIn(lines.map(({ after }) => after as Inspector)));
  }

  async function checkOne(importId: string, bytes: Uint8Array): Promise<void> {
    const row = await store.read.imports.byId(importId);
    if (row?.state !== "checking") return;
    const known = await knownTo(store.read, deps.ctxOf(store.read).now);
    const mapping = summaryOf(row).mapping?.said;
    const checked = await deps.check(
      { importId, bytes, name: row.fileName, maxRows: deps.maxRows, ...(mapping ? { mapping } : {}) },
      {
        isOther: (head) => otherTable(head, known) !== null,
        pages: (kind) => registryPages(store.read, kind),
        async lines(chunk) {
          await store.write((tx) => stageLines(deps.ctxOf(tx), importId, chunk));
          if (chunk.last % 5_000 === 0) deps.poke();
        },
      },
    );
    const kept = "unmapped" in checked ? await packed(bytes) : "";
    await store.write(async (tx) => {
      const ctx = deps.ctxOf(tx);
      if ("unmapped" in checked && kept.length <= MOST_PACKED)
        return askMapping(ctx, importId, { ...checked.unmapped, packed: kept });
      if ("unmapped" in checked)
        return failImport(ctx, importId, refusalSentence({ refused: "roster.noHeader", file: row.fileName }));
      if ("summary" in checked) return finishCheck(ctx, importId, checked.summary);
      if ("refusal" in checked) return failImport(ctx, importId, refusalSentence(checked.refusal));
      const stage = otherTable(checked.other, known);
      if (stage === null || "refused" in stage)
        return failImport(
          ctx,
          importId,
          refusalSentence(stage ?? { refused: "roster.noHeader", file: row.fileName }),
        );
      const by = await tx.people.byId(row.byId);
      if (!by) return;
      const page = await stage({ ...ctx, by }, row);
      if (isRefusal(page)) {
        const { refused, ...facts } = page;
        await tellChat(ctx, row.chatId, { card: "refusal", code: refused, facts });
      } else await tellChat(ctx, row.chatId, page);
      await failImport(ctx, importId, "这不是名录，已按文件内容另行办理，请看随后的卡片。");
    });
  }

  const loop = startLoop({ name: "imports", workers: 1, step, log: deps.log });
  return {
    ...loop,
    take(importId, bytes) {
      files.set(importId, bytes);
      loop.poke();
    },
  };
}

/** Mobiles and e-mails of inspectors, to ask the platform for their accounts. */
export function contactsIn(inspectors: Inspector[]): { mobiles: string[]; emails: string[] } {
  const present = (values: (string | null)[]) => values.filter((value): value is string => value !== null);
  return {
    mobiles: present(inspectors.map(({ mobile }) => mobile)),
    emails: present(inspectors.map(({ email }) => email)),
  };
}

async function* registryPages(tx: Records, kind: RosterKind): AsyncGenerator<RegistryPage, void> {
  if (kind === "inspectors") {
    for (let after = ""; ; ) {
      const inspectors = await tx.staging.inspectorsAfter(after, PAGE);
      const last = inspectors.at(-1);
      if (!last) break;
      yield { targets: "[]", inspectors, relations: [] };
      after = last.id;
    }
    yield { targets: "[]", inspectors: [], relations: await tx.staging.relations() };
  }
  for (let after = ""; ; ) {
    const page = await tx.staging.targetsAfter(after, PAGE);
    if (!page) return;
    yield { targets: page.rows, inspectors: [], relations: [] };
    after = page.last;
  }
}
