// `npm run demo`: the whole main job against the stand-in, without a browser, told as a transcript. Ends with one JSON line
// of what happened, counted from the stand-in's side, and exit code 0 only when everything it tells of was really seen.

import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { packageRoot } from "../prisma/models-of.ts";
import { writeBundles } from "./demo-bundles.ts";
import { type Narrator, narrator } from "./demo-narrator.ts";
import { dayOf } from "./domain/calendar.ts";
import { createLog } from "./log.ts";
import { type Actor, openStage, type Shown, type Stage } from "./stage.ts";

interface Told {
  targets: number;
  drawn: number;
  teams: number;
  confirmed: number;
  recused: number;
  reminders: number;
  escalations: number;
}

async function play(stage: Stage, tell: Narrator): Promise<Told> {
  const clerk = stage.actor("双随机办");
  tell.scene("一、名录");
  await importRoster(stage, clerk, tell);
  tell.scene("二、公开抽取");
  const id = await draw(stage, clerk, tell);
  const drawn = drawnTargets(stage, id);
  tell.scene("三、校验和复核");
  await prove(stage, id, tell);
  tell.scene("四、确认任务");
  const { confirmed, recused } = await answerTasks(stage, id, tell);
  tell.scene("五、提醒、督办、递补、问责建议");
  await letTimePass(stage, tell);
  tell.scene("六、看一看");
  for (const [who, words] of [
    [clerk, `进度 ${id}`],
    [stage.actor("局领导"), "看板"],
  ] as const) {
    await who.says(words);
    tell.says(who.name, words);
    const card = who.cards("")[0];
    if (card) tell.card(card);
  }
  const { reminders, escalations } = noticesSeen(stage);
  return {
    targets: targetsSeen(stage),
    drawn,
    teams: teamsSeen(stage, id),
    confirmed,
    recused,
    reminders,
    escalations,
  };
}

async function importRoster(stage: Stage, clerk: Actor, tell: Narrator): Promise<void> {
  const samples = join(packageRoot, "prisma", "demo", "samples");
  const name = readdirSync(samples).find((file) => file.endsWith(".xlsx")) ?? "";
  tell.does(clerk.name, `把名录文件《${name}》发给双随机助手`);
  await clerk.drops(name, readFileSync(join(samples, name)));
  const preview = await clerk.card("导入检查对象名录");
  tell.card(preview);
  await press(stage, clerk, preview, "应用", tell);
}

async function draw(stage: Stage, clerk: Actor, tell: Narrator): Promise<string> {
  await clerk.says("抽取", "group");
  tell.says(clerk.name, "抽取（在工作群）");
  const card = await clerk.card("可以抽取的计划任务", "group");
  tell.card(card);
  await press(stage, clerk, card, "准备抽取", tell);
  tell.card(card);
  const read = stage.serving.store.read;
  const [supervisor, contact] = [
    (await read.people.withRole("supervisor"))[0],
    (await read.people.withRole("district"))[0],
  ];
  if (!supervisor || !contact) throw new Error("the county has no witnesses");
  const tomorrow = dayOf(new Date(stage.clock.now().getTime() + 24 * 3600_000));
  const form = { batch: "1", witnesses: [supervisor.id, contact.id], deadline: `${tomorrow} 17:30 +0800` };
  await press(stage, clerk, card, "锁定名单，开始见证", tell, form);
  tell.card(card);
  for (const [person, digits, means] of [
    [supervisor, "31415926", "摇号球"],
    [contact, "271828", "掷骰"],
  ] as const) {
    const witness = stage.actor(person.name);
    const own = await witness.card("公开抽取", "group");
    await press(stage, witness, own, "提交见证数字", tell, { digits, means });
  }
  await stage.settled();
  tell.card(card);
  const id = /编号 (\S+)/.exec(card.text())?.[1];
  if (id === undefined) throw new Error("the card of the draw names no number");
  return id;
}

/** Anybody checks what is public; a supervisor recomputes everything and signs. */
async function prove(stage: Stage, id: string, tell: Narrator): Promise<void> {
  for (const [who, words] of [
    [stage.actor("执法检查人员"), `校验 ${id}`],
    [stage.actor("监督人员"), `复核 ${id}`],
  ] as const) {
    await who.says(words);
    tell.says(who.name, words);
    tell.card(await who.card("校验结果"));
  }
}

/** Everybody confirms but three: one asks to be recused, one cannot come, one says nothing. */
async function answerTasks(
  stage: Stage,
  id: string,
  tell: Narrator,
): Promise<{ confirmed: number; recused: number }> {
  const tasks = tasksSeen(stage, id);
  const heads = new Set(
    stage.sandbox
      .people()
      .filter((person) => person.label === "科室负责人")
      .map((person) => person.openId),
  );
  const plain = tasks.filter(({ actor }) => !heads.has(actor.openId));
  const [recusing, absent, silent] = [plain[0], plain[1], plain[2]];
  if (!recusing || !absent || !silent) throw new Error("too few tasks");
  tell.card(recusing.card);
  await press(stage, recusing.actor, recusing.card, "申请回避", tell, { reason: "该机构负责人是我的近亲属" });
  await press(stage, absent.actor, absent.card, "无法参加", tell, { reason: "检查期内脱产培训" });
  let confirmed = 0;
  for (const { card } of tasks) {
    if (card === recusing.card || card === absent.card || card === silent.card) continue;
    const answer = await card.press("确认接受");
    if (answer.toast?.type === "success") confirmed += 1;
  }
  tell.note(`其余 ${confirmed} 人次点“确认接受”；${silent.actor.name}没有动静。`);
  await stage.settled();
  const recused = (await decideRecusal(stage, tell)) + (await decideAbsence(stage, tell));
  return { confirmed, recused };
}

async function decideRecusal(stage: Stage, tell: Narrator): Promise<number> {
  const head = holderOf(stage, "科室负责人", "回避");
  tell.card(head.card);
  await press(stage, head.actor, head.card, "同意回避", tell, { text: "情况属实，建议准予" });
  await stage.settled();
  const leader = holderOf(stage, "局领导", "回避");
  tell.card(leader.card);
  const answer = await press(stage, leader.actor, leader.card, "准予回避", tell, { text: "" });
  await stage.settled();
  return answer.includes("递补") ? 1 : 0;
}

async function decideAbsence(stage: Stage, tell: Narrator): Promise<number> {
  const head = holderOf(stage, "科室负责人", "无法参加");
  const answer = await press(stage, head.actor, head.card, "同意", tell, { text: "" });
  await stage.settled();
  return answer.includes("递补") ? 1 : 0;
}

async function letTimePass(stage: Stage, tell: Narrator): Promise<void> {
  for (let day = 0; day < 9; day += 1) {
    const before = new Set(notices(stage).map((notice) => notice.messageId));
    await stage.step("workday");
    tell.day(notices(stage).filter((notice) => !before.has(notice.messageId)));
  }
  const chief = stage.sandbox
    .people()
    .filter((person) => person.label === "局领导")
    .map((person) => stage.actor(person.name));
  const draft = chief.flatMap((actor) => actor.cards("失职问责单").map((card) => ({ actor, card })))[0];
  if (!draft) return;
  tell.card(draft.card);
  await press(stage, draft.actor, draft.card, "已知悉", tell);
}

async function press(
  stage: Stage,
  actor: Actor,
  card: Shown,
  label: string,
  tell: Narrator,
  form?: Record<string, string | string[]>,
): Promise<string> {
  const answer = await card.press(label, form);
  const said = answer.toast?.content ?? (answer.error ? `（${answer.error.code}）${answer.error.msg}` : "");
  tell.press(actor.name, label, said);
  if (answer.error || answer.toast?.type === "warning" || answer.toast?.type === "error")
    throw new Error(`${label}: ${said}`);
  await stage.settled();
  return said;
}

// What follows is counted from the stand-in's side: from what people there can see.

function holderOf(stage: Stage, label: string, title: string): { actor: Actor; card: Shown } {
  for (const { name } of stage.sandbox.people().filter((person) => person.label === label)) {
    const actor = stage.actor(name);
    const card = actor.cards(title)[0];
    if (card) return { actor, card };
  }
  throw new Error(`no ${label} has a card “${title}”`);
}

const everySingle = (stage: Stage) => stage.sandbox.people().map((person) => stage.actor(person.name));

const tasksSeen = (stage: Stage, id: string): { actor: Actor; card: Shown }[] =>
  everySingle(stage).flatMap((actor) =>
    actor
      .cards("检查任务")
      .filter((card) => card.text().includes(`${id}-`))
      .map((card) => ({ actor, card })),
  );

const teamsSeen = (stage: Stage, id: string): number =>
  new Set(tasksSeen(stage, id).flatMap(({ card }) => new RegExp(`${id}-\\d+`).exec(card.text())?.[0] ?? []))
    .size;

const ceremony = (stage: Stage, id: string): string =>
  stage
    .actor("双随机办")
    .cards("抽取结果", "group")
    .map((card) => card.text())
    .find((text) => text.includes(id)) ?? "";

const drawnTargets = (stage: Stage, id: string): number =>
  Number(/已抽取 (\d+) 家/.exec(ceremony(stage, id))?.[1] ?? 0);

function targetsSeen(stage: Stage): number {
  const board = stage.sandbox.people().flatMap((person) => stage.actor(person.name).cards("看板"))[0];
  return Number(/检查对象 (\d+) 家/.exec(board?.text() ?? "")?.[1] ?? 0);
}

const notices = (stage: Stage): { messageId: string; to: string; title: string; text: string }[] =>
  everySingle(stage).flatMap((actor) =>
    actor
      .cards("")
      .filter((card) => /提醒|督办|问责/.test(card.title))
      .map((card) => ({ messageId: card.messageId, to: actor.name, title: card.title, text: card.text() })),
  );

function noticesSeen(stage: Stage): { reminders: number; escalations: number } {
  const seen = notices(stage);
  return {
    reminders: seen.filter(
      ({ title, text }) => /^提醒单/.test(title) || (/^您有/.test(title) && text.includes("提醒单")),
    ).length,
    escalations: seen.filter(
      ({ title, text }) => /督办单|问责单/.test(title) || (/^您有/.test(title) && /督办单|问责单/.test(text)),
    ).length,
  };
}

const { values: options } = parseArgs({ options: { out: { type: "string" } } });
const started = performance.now();
const folder = mkdtempSync(join(tmpdir(), "shuangsuiji-demo-"));
const stage = await openStage({
  databaseUrl: `file:${join(folder, "demo.db")}`,
  real: () => new Date(),
  start: new Date("2026-11-24T01:00:00.000Z"),
  chance: { id: () => randomUUID(), secret: () => randomBytes(32).toString("hex") },
  log: createLog({ level: "error" }),
});
const tell = narrator(process.stdout, stage.clock.now);
try {
  const told = await play(stage, tell);
  const { counters } = stage.sandbox;
  const result = {
    ...told,
    sent: counters.sent,
    duplicates: counters.duplicates,
    lost: counters.lost + stage.sandbox.pending(),
  };
  if (options.out !== undefined) {
    await writeBundles(stage, options.out);
    tell.note(`\n抽取的公开记录和完整记录已写入 ${options.out}。`);
  }
  tell.end(Math.round((performance.now() - started) / 100) / 10);
  process.stdout.write(`${JSON.stringify(result)}\n`);
  const holds =
    result.drawn > 0 &&
    result.teams === result.drawn &&
    result.confirmed > 0 &&
    result.recused > 0 &&
    result.reminders > 0;
  process.exitCode = holds && result.escalations > 0 && result.duplicates === 0 && result.lost === 0 ? 0 : 1;
} finally {
  await stage.stop();
  rmSync(folder, { recursive: true, force: true });
}
