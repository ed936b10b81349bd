import { createHash } from "node:crypto";
import { deflateSync, inflateSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type County, county, draw, holder, lock, witness } from "./county.ts";

let stage: County;
beforeEach(async () => {
  stage = await county();
});
afterEach(() => stage.end());

const H = (text: string) => createHash("sha256").update(text).digest("hex");

describe("校验", () => {
  it("shows anybody, step by step, that what is public holds, and a supervisor everything", async () => {
    const id = await draw(stage, "2026-01");
    const inspector = stage.actor("执法检查人员");
    await inspector.says(`校验 ${id}`);
    const seen = await inspector.card("校验结果");
    expect(seen.text()).toContain("核对相符");
    expect(seen.text()).toContain("抽取种子");
    expect(seen.has("复算并签认")).toBe(false);

    const supervisor = stage.actor((await holder(stage, "supervisor")).name);
    await supervisor.says(`校验 ${id}`);
    const all = await supervisor.card("校验结果");
    expect(all.text()).toContain("完整记录");
    expect((await all.press("复算并签认")).toast?.content).toContain("签认公开可查");
    await stage.settled();
    expect(all.text()).toContain("已对这次抽取复核签认");
    expect((await stage.actor("双随机办").card("抽取结果", "group")).text()).toContain("已复核签认");
    // In the group a supervisor sees what everybody sees.
    await supervisor.says(`校验 ${id}`, "group");
    expect((await supervisor.card("校验结果", "group")).text()).not.toContain("以上按完整记录");
  });

  it("is signed with one command, once, and by supervisors only", async () => {
    const id = await draw(stage, "2026-01");
    const supervisor = await holder(stage, "supervisor");
    const actor = stage.actor(supervisor.name);
    await actor.says(`复核 ${id}`);
    expect((await actor.card("校验结果")).text()).toContain("已对这次抽取复核签认");
    await actor.says(`复核 ${id}`);
    const signed = await stage.serving.store.read.draws.attestations(id);
    const drawn = await stage.serving.store.read.draws.byId(id);
    expect(signed).toMatchObject([{ personId: supervisor.id, sealedHash: drawn?.sealedHash }]);
    const inspector = stage.actor("执法检查人员");
    await inspector.says(`复核 ${id}`);
    expect((await inspector.card("未能办理")).text()).toContain("监督人员");
  });

  it("tells what does not hold when somebody changed the records behind the program", async () => {
    const id = await draw(stage, "2026-01");
    const { store } = stage.serving;
    const given = await store.read.draws.bundle(id);
    const bundle = JSON.parse(inflateSync(given ?? new Uint8Array()).toString());
    bundle.seed = (bundle.seed[0] === "0" ? "1" : "0") + bundle.seed.slice(1);
    await store.write((tx) => tx.draws.keepBundle(id, new Uint8Array(deflateSync(JSON.stringify(bundle)))));
    const actor = stage.actor((await holder(stage, "supervisor")).name);
    await actor.says(`复核 ${id}`);
    const card = await actor.card("校验结果");
    expect(card.text()).toContain("核对不相符");
    expect(card.text()).toContain("抽取种子");
    expect(await store.read.draws.attestations(id)).toEqual([]);
  });
});

describe("what was locked", () => {
  it.each([
    ["the roster", `"saltHex" = '${"0".repeat(64)}'`],
    ["the rules", `"rules" = '{"rates":{}}'`],
    ["the secret", `"secret" = '${"0".repeat(64)}'`],
  ])(
    "is not drawn when somebody changed %s behind the program, and nothing is written",
    async (_what, change) => {
      const { id, witnesses } = await lock(stage, "2026-01");
      await witness(stage, witnesses[0], "314159");
      await stage.tamper(`UPDATE "DrawVault" SET ${change} WHERE "drawId" = '${id}'`);
      const answer = await witness(stage, witnesses[1], "271828");
      expect(answer.toast?.content).toContain("不符");
      const { draws } = stage.serving.store.read;
      expect(await draws.contributions(id)).toHaveLength(1);
      expect((await draws.byId(id))?.state).toBe("committed");
    },
  );
});

describe("入池凭证", () => {
  it("lets a target find itself among the published leaves, which say nothing of its class", async () => {
    const { id } = await lock(stage, "2026-01");
    const { registry } = stage.serving.store.read;
    const targets = (await registry.targets()).filter(
      (target) => target.type === "training" && target.subject === "企业" && target.status === "active",
    );
    const [target] = targets;
    if (!target) throw new Error("no target");
    const clerk = stage.actor("双随机办");
    await clerk.says(`校验 ${id} ${target.id}`);
    const text = (await clerk.card("入池凭证")).text();
    const inner = /入池凭证[\s\S]*?([0-9a-f]{64})/.exec(text)?.[1] ?? "";
    const leaf = H(`leaf-v1|${target.id}|${inner}`);
    expect(text).toContain(leaf);
    const page = await fetch(`http://127.0.0.1:${stage.serving.port}/draws/${id}/public.json`);
    expect(((await page.json()) as { leaves: string[] }).leaves).toContain(leaf);
    const inspector = stage.actor("执法检查人员");
    await inspector.says(`校验 ${id} ${target.id}`);
    expect((await inspector.card("未能办理")).text()).toContain("入池凭证");
  });
});
