import { setTimeout } from "node:timers/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Role } from "../../src/domain/permission.ts";
import { openStore } from "../../src/store/open.ts";
import { type Rig, rig } from "./rig.ts";

const KILLS = 20;
const seed = Number(process.env.KILL_SEED ?? Math.floor(Math.random() * 2 ** 31));

/** A small generator, so that a printed seed plays the same moments again. */
function moments(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

let it_: Rig;
beforeEach(async () => {
  it_ = await rig(Array.from({ length: 60 }, () => 250));
});
afterEach(() => it_.end());

const cardsWith = (words: string) =>
  it_.sandbox.messages(it_.group).filter((message) => JSON.stringify(message.card ?? "").includes(words));

/** Presses until the card says it is done: a press that met a dead bot is lost, as in life, and made again. */
async function pressUntil(
  chat: string,
  as: string,
  words: string,
  label: string,
  form: Record<string, string | string[]>,
  done: () => boolean,
) {
  for (const until = Date.now() + 40_000; Date.now() < until && !done(); ) {
    const message = it_.sandbox
      .messages(chat)
      .filter((one) => JSON.stringify(one.card ?? "").includes(words))
      .at(-1);
    const path = message && it_.sandbox.findButton(message.card, label);
    if (message && path)
      await it_.sandbox.press({ as, messageId: message.messageId, path, formValue: form }).catch(() => null);
    if (!done()) await setTimeout(50);
  }
}

it(`loses nothing and doubles nothing when it is killed at ${KILLS} random moments (seed ${seed})`, {
  timeout: 180_000,
}, async () => {
  process.stdout.write(`kill test: KILL_SEED=${seed}\n`);
  const { sandbox, bot, clerk, group, county } = it_;
  const chance = moments(seed);
  const holder = (role: Role) => county.people.find((person) => person.roles.includes(role));
  const [supervisor, contact] = [holder("supervisor"), holder("district")];
  const accountOf = (mobile: string | undefined) =>
    sandbox.people().find((person) => person.mobile === mobile)?.openId ?? "";
  const drawn = () => cardsWith("抽取结果").length > 0;
  const job = (async () => {
    sandbox.say(clerk, group, "抽取 2026-01", { mentionBot: true });
    const form = {
      batch: "1",
      witnesses: [supervisor?.id ?? "", contact?.id ?? ""],
      deadline: `${new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)} 17:30`,
    };
    await sandbox.waitFor(() => cardsWith("准备抽取：").at(-1), 60_000, "the card to prepare the draw");
    await pressUntil(
      group,
      clerk,
      "准备抽取：",
      "锁定名单，开始见证",
      form,
      () => cardsWith("公开抽取：").length > 0,
    );
    for (const [who, digits] of [
      [supervisor, "602214"],
      [contact, "137035"],
    ] as const) {
      const as = accountOf(who?.mobile);
      const given = () => drawn() || cardsWith(digits).length > 0;
      await pressUntil(group, as, "公开抽取：", "提交见证数字", { digits, means: "掷骰" }, given);
    }
  })();
  for (let kill = 0; kill < KILLS; kill += 1) {
    for (const part of ["a", "b", "c"])
      sandbox.say(clerk, group, `进度 无此抽取-${kill}${part}`, { mentionBot: true });
    await setTimeout(Math.floor(chance() * 500));
    await bot.kill();
    await bot.start();
  }
  await job;
  await sandbox.waitFor(() => sandbox.pending() === 0, 60_000, "every event to be taken");
  await settled();

  for (let kill = 0; kill < KILLS; kill += 1) {
    for (const part of ["a", "b", "c"])
      expect(cardsWith(`无此抽取-${kill}${part}`).length, `answer to ${kill}${part}`).toBe(1);
  }
  expect(sandbox.counters.duplicates).toBe(0);
  expect(sandbox.counters.lost).toBe(0);
  expect(drawn()).toBe(true);

  await bot.stop();
  const open = await openStore(it_.databaseUrl);
  try {
    const { read } = open;
    const draws = (await read.draws.list()).filter((draw) => draw.state === "drawn");
    expect(draws).toHaveLength(1);
    const members = await read.work.membersOfDraw(draws[0]?.id ?? "");
    expect(members).toHaveLength(2 * (draws[0]?.drawnSize ?? 0));
    for (const member of members) {
      const duties = (await read.duties.of(`member:${member.id}`)).filter((duty) => duty.kind === "confirm");
      expect(duties).toHaveLength(1);
      const [person] = await read.people.byInspectors([member.inspectorId]);
      const cards = sandbox
        .messages(sandbox.p2p(person?.openId ?? ""))
        .filter((message) => JSON.stringify(message.card).includes(member.id));
      expect(cards.length, `task cards of ${member.id}`).toBe(1);
    }
    expect(await read.inbox.counts()).toEqual({ waiting: 0, dead: 0 });
    expect(await read.delivery.counts(new Date())).toEqual({ waiting: 0, dead: 0, unknown: 0 });
    expect(await open.checkSeals()).toBeNull();
  } finally {
    await open.close();
  }
});

/** Nothing has been said by the bot for two seconds: the outbox is empty as seen from outside. */
async function settled(): Promise<void> {
  for (let before = -1, quiet = 0; quiet < 8; ) {
    await setTimeout(250);
    const now = it_.sandbox.counters.sent + it_.sandbox.counters.patches;
    quiet = now === before ? quiet + 1 : 0;
    before = now;
  }
}
