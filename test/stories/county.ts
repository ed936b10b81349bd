import { createHash, randomUUID } from "node:crypto";
import type { PressAnswer } from "../../sandbox/view.ts";
import type { Member } from "../../src/domain/assignment.ts";
import { dayOf } from "../../src/domain/calendar.ts";
import type { Role } from "../../src/domain/permission.ts";
import type { Person } from "../../src/domain/person.ts";
import { currentTeam } from "../../src/flows/read-assignment.ts";
import { createLog } from "../../src/log.ts";
import { type Actor, openStage, type Stage, type StageOptions } from "../../src/stage.ts";
import { query, scratchDatabase } from "../store/scratch.ts";

/** A Tuesday morning in working hours. */
export const tuesday = new Date("2026-11-24T01:30:00.000Z");

export interface County extends Stage {
  /** Runs SQL behind the program's back. */
  tamper: (sql: string) => Promise<void>;
  end: () => Promise<void>;
}

/** vitest.config.ts runs the stories once on each database. */
const provider = process.env.STORY_DATABASE === "postgresql" ? "postgresql" : "sqlite";

/** Stories tell the same draw every time; `STORY_SEED=n npm test -- test/stories` tells others. */
const storySeed = process.env.STORY_SEED ?? "1";

function toldChance(): StageOptions["chance"] {
  let drawn = 0;
  return {
    id: () => randomUUID(),
    secret() {
      drawn += 1;
      return createHash("sha256").update(`${storySeed}|${drawn}`).digest("hex");
    },
  };
}

/** The demo county on a stage of its own, with an empty database. */
export async function county(options: Partial<StageOptions> = {}): Promise<County> {
  const { url, forget } = await scratchDatabase(provider);
  const stage = await openStage({
    databaseUrl: url,
    real: () => new Date(),
    start: tuesday,
    chance: toldChance(),
    log: createLog({ level: process.env.LOG_LEVEL ?? "error" }),
    transport: "webhook",
    ...options,
  });
  await stage.settled();
  return {
    ...stage,
    tamper: (sql) => query(url, sql),
    async end() {
      await stage.stop();
      await forget();
    },
  };
}

/** Somebody of the county by role, the n-th in order of name. */
export async function holder(stage: Stage, role: Role, n = 0): Promise<Person> {
  const person = (await stage.serving.store.read.people.withRole(role))[n];
  if (!person) throw new Error(`nobody is ${role} number ${n}`);
  return person;
}

/** Locks a pool in the group: by the first clerk, with a supervisor and a district's contact as witnesses. */
export async function lock(
  stage: Stage,
  entryCode: string,
  strict: { source: string; period: string } | null = null,
): Promise<{ id: string; witnesses: [Person, Person] }> {
  const clerk = stage.actor("双随机办");
  const witnesses: [Person, Person] = [await holder(stage, "supervisor"), await holder(stage, "district")];
  await clerk.says(`抽取 ${entryCode}`, "group");
  const prepare = await clerk.card("准备抽取", "group");
  const deadline = `${dayOf(new Date(stage.clock.now().getTime() + 86_400_000))} 17:30 +0800`;
  await prepare.press("锁定名单，开始见证", {
    batch: "1",
    witnesses: witnesses.map((one) => one.id),
    deadline,
    ...strict,
  });
  return { id: `${entryCode}-1`, witnesses };
}

/** A witness gives digits on the newest card in the group. */
export async function witness(stage: Stage, who: Person, digits: string): Promise<PressAnswer> {
  const card = await stage.actor(who.name).card("公开抽取", "group");
  return card.press("提交见证数字", { digits, means: "掷骰" });
}

/** A whole draw in the group. */
export async function draw(
  stage: Stage,
  entryCode: string,
  digits: [string, string] = ["314159", "271828"],
): Promise<string> {
  const { id, witnesses } = await lock(stage, entryCode);
  for (const [index, who] of witnesses.entries()) await witness(stage, who, digits[index] ?? "");
  await stage.settled();
  return id;
}

/** The team of a task as it is now, as people on the stage. */
export async function team(
  stage: Stage,
  assignmentId: string,
): Promise<{ member: Member; actor: Actor; person: Person }[]> {
  const { people, work } = stage.serving.store.read;
  const members = currentTeam(await work.members([assignmentId]));
  const found = await people.byInspectors(members.map((member) => member.inspectorId));
  return members.map((member) => {
    const person = found.find((one) => one.inspectorId === member.inspectorId);
    if (!person) throw new Error(`${member.inspectorId} is nobody`);
    return { member, person, actor: stage.actor(person.name) };
  });
}
