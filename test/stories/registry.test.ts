import { afterEach, beforeEach, expect, it } from "vitest";
import type { Target } from "../../src/domain/roster.ts";
import { type County, county, holder } from "./county.ts";

let stage: County;
beforeEach(async () => {
  stage = await county();
});
afterEach(() => stage.end());

const registry = () => stage.serving.store.read.registry;

/** A target of the district that has a contact, and the contact. */
async function ownSchool(): Promise<{ school: Target; contact: string }> {
  const contact = await holder(stage, "district");
  const school = (await registry().targets()).find(
    ({ district, status }) => district === contact.section && status === "active",
  );
  if (!school) throw new Error(`no school in ${contact.section}`);
  return { school, contact: contact.name };
}

const fields = (target: Target, over: Record<string, string> = {}): Record<string, string> => ({
  name: target.name,
  code: target.code ?? "",
  type: target.type,
  ownership: target.ownership,
  subject: target.subject,
  district: target.district ?? "",
  address: target.address ?? "",
  contact: target.contact ?? "",
  phone: target.phone ?? "",
  classes: target.classes === null ? "" : String(target.classes),
  tags: target.tags.join("、"),
  aliases: target.aliases.join("、"),
  note: target.note ?? "",
  status: target.status,
  reason: "",
  ...over,
});

it("finds by part and by first letters, shows one, and lets the office change it and take that back", async () => {
  const { school } = await ownSchool();
  const clerk = stage.actor("双随机办");
  await clerk.says(`名录 ${school.name}`);
  const card = await clerk.card("检查对象名录");
  expect(card.text()).toContain(school.name);
  await card.press("查看");
  expect(card.title).toBe(school.name);
  await card.press("修改");
  await card.press("保存", fields(school, { classes: "多", tags: "寄宿、校车" }));
  expect(card.title).toContain("修改");
  expect(JSON.stringify(card.text())).not.toContain("undefined");
  const saved = await card.press("保存", fields(school, { classes: "33", tags: "寄宿、校车" }));
  expect(saved.toast?.content).toContain("已保存");
  expect(await registry().target(school.id)).toMatchObject({ classes: 33, tags: ["寄宿", "校车"] });
  expect(card.text()).toContain("上次修改");
  await card.press("撤销上次修改");
  expect(await registry().target(school.id)).toEqual(school);
  const rows = await stage.serving.store.read.audit.of(`target:${school.id}`);
  expect(rows.map(({ action }) => action)).toEqual(["registry.changed", "registry.undone"]);
  expect(rows[0]).toMatchObject({
    before: { classes: school.classes, tags: school.tags },
    after: { classes: 33, tags: ["寄宿", "校车"] },
  });
});

it("writes nothing over somebody else's change, and shows what that was", async () => {
  const { school } = await ownSchool();
  const [one, two] = [stage.actor("双随机办"), stage.actor((await holder(stage, "section")).name)];
  const open = async (who: typeof one) => {
    await who.says(`名录 ${school.name}`);
    const card = await who.card("检查对象名录");
    await card.press("查看");
    await card.press("修改");
    return card;
  };
  const [first, second] = [await open(one), await open(two)];
  await first.press("保存", fields(school, { address: "新址一号" }));
  const late = await second.press("保存", fields(school, { classes: "21" }));
  expect(late.toast?.content).toContain("刚被他人修改");
  expect((await registry().target(school.id))?.classes).toBe(school.classes);
  expect(second.text()).toContain("新址一号");
  expect(second.text()).toContain(one.name);
  await second.press("保存", fields(school, { address: "新址一号", classes: "21" }));
  expect(await registry().target(school.id)).toMatchObject({ address: "新址一号", classes: 21 });
});

it("sends what a district changes to the office, which sees the difference before it is written", async () => {
  const { school, contact } = await ownSchool();
  const district = stage.actor(contact);
  await district.says(`名录 ${school.name}`);
  const card = await district.card("检查对象名录");
  await card.press("查看");
  await card.press("提交变动");
  const sent = await card.press("提交核对", fields(school, { phone: "0310-5551234", reason: "换号" }));
  expect(sent.toast?.content).toContain("核对");
  expect((await registry().target(school.id))?.phone).toBe(school.phone);
  await stage.settled();
  const clerk = stage.actor("双随机办");
  await clerk.says("名录 待核");
  expect((await clerk.card("待核对的名录变动")).text()).toContain(school.name);
  const approval = await clerk.card("名录变动：");
  expect(approval.text()).toContain("0310-5551234");
  await approval.press("同意", { text: "" });
  await stage.settled();
  expect((await registry().target(school.id))?.phone).toBe("0310-5551234");
  expect((await district.card("已同意")).text()).toContain(school.name);
});

it("lets nobody change what is not theirs", async () => {
  const { contact } = await ownSchool();
  const person = await holder(stage, "district");
  const other = (await registry().targets()).find(({ district }) => district !== person.section);
  if (!other) throw new Error("one district only");
  const district = stage.actor(contact);
  await district.says(`名录 ${other.name}`);
  const card = await district.card("检查对象名录");
  await card.press("查看");
  expect(card.has("提交变动") || card.has("修改")).toBe(false);
  if (other.phone) expect(card.text()).not.toContain(other.phone);
  const inspector = stage.actor("执法检查人员");
  await inspector.says("名录 缺项");
  expect(inspector.cards("名录缺项")).toHaveLength(0);
});

it("enters a new school under a code that nobody else has", async () => {
  const [taken] = (await registry().targets()).filter(({ code }) => code !== null);
  if (!taken) throw new Error("no code in the county");
  const clerk = stage.actor("双随机办");
  await clerk.says("名录");
  const card = await clerk.card("检查对象名录");
  await card.press("新增");
  const filled = { ...fields(taken), name: "示例县新建小学", code: taken.code ?? "" };
  const no = await card.press("保存", filled);
  expect(no.toast?.content).toContain(taken.name);
  await card.press("保存", { ...filled, code: "" });
  expect(card.title).toBe("示例县新建小学");
  await clerk.says("名录 slxxjxx");
  expect((await clerk.card("检查对象名录")).text()).toContain("示例县新建小学");
});

it("keeps leave and relations of an inspector, with a reason for what ends", async () => {
  const [inspector] = await registry().inspectors();
  const { school } = await ownSchool();
  if (!inspector) throw new Error("nobody inspects");
  const clerk = stage.actor("双随机办");
  await clerk.says(`名录 人员 ${inspector.name}`);
  const card = await clerk.card("执法检查人员名录");
  await card.press("查看");
  const bad = await card.press("登记请假", { period: "下周" });
  expect(bad.toast?.content).toContain("无法识别");
  await card.press("登记请假", { period: "2026-12-01至2026-12-05" });
  expect(card.text()).toContain("2026-12-01至2026-12-05");
  await card.press("登记回避关系", { target: school.name, kind: "kin", until: "", reason: "侄子在读" });
  expect(
    (await registry().relations()).some(
      (one) => one.inspectorId === inspector.id && one.targetId === school.id,
    ),
  ).toBe(true);
  await card.press("解除", { relation: `kin|${school.id}`, reason2: "已毕业" });
  expect(
    (await registry().relations()).some(
      (one) => one.inspectorId === inspector.id && one.targetId === school.id,
    ),
  ).toBe(false);
  await card.press("销假", { leave: "2026-12-01|2026-12-05" });
  expect((await registry().inspectorsByIds([inspector.id]))[0]?.leave).toEqual(inspector.leave);
});

it("offers the nearest names when nothing is found, and learns how a place is read", async () => {
  const { school } = await ownSchool();
  const clerk = stage.actor("双随机办");
  const miss = `${school.name.slice(0, -1)}校`;
  await clerk.says(`名录 ${miss === school.name ? `${school.name}校` : miss}`);
  expect((await clerk.card("检查对象名录")).text()).toContain("是不是");
  await clerk.says("名录 读音 城关 qu guan");
  expect((await clerk.card("已登记")).text()).toContain("qg");
  await clerk.says("名录 读音 城关 x");
  expect(clerk.cards("已登记")).toHaveLength(1);
});

it("opens a duty for what is missing on the first working day of a month, which ends with a word", async () => {
  const { school, contact } = await ownSchool();
  await stage.serving.store.write((tx) =>
    tx.registry.saveTargets([{ ...school, code: null, tags: [] }], stage.clock.now()),
  );
  const district = stage.actor(contact);
  expect(district.cards("名录缺项")).toHaveLength(0);
  await stage.step("workdays5");
  const card = await district.card("名录缺项");
  expect(card.text()).toContain("缺代码");
  const { duties, people } = stage.serving.store.read;
  const person = await people.byOpenId(district.openId);
  const owed = (await duties.openOf(person?.id ?? "")).filter(({ kind }) => kind === "registry");
  expect(owed).toHaveLength(1);
  await stage.step("hour");
  expect((await duties.of(owed[0]?.subject ?? "")).length).toBe(1);
  await district.says("我的");
  expect((await district.card("待办")).text()).toContain("名录缺项");
  await card.press("列出来", { gap: "tag" });
  expect(card.text()).toContain(school.name);
  await card.press("返回名录缺项");
  await card.press("已核对", { reason: "代码正在办理" });
  expect((await duties.byId(owed[0]?.id ?? ""))?.endedWhy).toBe("checked");
});

it("returns what a district proposed, and does not write over what changed after it was sent", async () => {
  const { school, contact } = await ownSchool();
  const [district, clerk] = [stage.actor(contact), stage.actor("双随机办")];
  const propose = async (over: Record<string, string>) => {
    await district.says(`名录 ${school.name}`);
    const card = await district.card("检查对象名录");
    await card.press("查看");
    await card.press("提交变动");
    const target = await registry().target(school.id);
    const done = await card.press("提交核对", fields(target ?? school, over));
    await stage.settled();
    return done;
  };
  await propose({ address: "学区写的地址" });
  expect((await propose({ address: "又一个地址" })).toast?.content).toContain("正在送审");
  await stage.serving.store.write((tx) =>
    tx.registry.saveTargets(
      [{ ...school, address: "双随机办写的地址", phone: "0310-5550001" }],
      stage.clock.now(),
    ),
  );
  const approval = await clerk.card("名录变动：");
  const no = await approval.press("同意", { text: "" });
  expect(no.toast?.content).toContain("又有变动");
  expect((await registry().target(school.id))?.address).toBe("双随机办写的地址");
  await approval.press("退回修改", { text: "请对照最新内容" });
  await stage.settled();
  expect((await district.card("退回修改")).text()).toContain("请对照最新内容");
  await propose({ phone: "0310-5559999" });
  await stage.serving.store.write(async (tx) => {
    const target = await tx.registry.target(school.id);
    if (target) await tx.registry.saveTargets([{ ...target, classes: 40 }], stage.clock.now());
  });
  await (await clerk.card("名录变动：")).press("同意", { text: "" });
  expect(await registry().target(school.id)).toMatchObject({ phone: "0310-5559999", classes: 40 });
});

it("takes a district's new school, in its own district only", async () => {
  const { contact } = await ownSchool();
  const person = await holder(stage, "district");
  const [district, clerk] = [stage.actor(contact), stage.actor("双随机办")];
  await district.says("名录");
  const card = await district.card("检查对象名录");
  await card.press("新增");
  await card.press("提交核对", {
    name: "示例县新园幼儿园",
    type: "kindergarten",
    ownership: "private",
    subject: "民办非企业单位",
    district: "别的学区",
    status: "active",
  });
  await stage.settled();
  await (await clerk.card("名录新增：")).press("同意", { text: "" });
  await clerk.says("名录 slxxyyey");
  expect((await clerk.card("检查对象名录")).text()).toContain("示例县新园幼儿园");
  expect((await registry().targetNamed("示例县新园幼儿园"))?.district).toBe(person.section);
});

it("tells nobody's number in a group, and takes what an inspector declares of himself", async () => {
  const inspector = stage.actor("执法检查人员");
  const person = await stage.serving.store.read.people.byOpenId(inspector.openId);
  const id = person?.inspectorId ?? "";
  const { school } = await ownSchool();
  await inspector.says(`名录 人员 ${inspector.name}`);
  const card = await inspector.card("执法检查人员名录");
  await card.press("查看");
  expect(card.has("登记请假") || card.has("修改")).toBe(false);
  await card.press("申报回避关系", { target: school.name, kind: "worked", until: "2025-08-31", reason: "" });
  const relations = await registry().relations();
  expect(relations).toContainEqual({
    inspectorId: id,
    targetId: school.id,
    kind: "worked",
    until: "2025-08-31",
  });
  const clerk = stage.actor("双随机办");
  await clerk.says(`名录 ${school.name}`, "group");
  const open = await clerk.card("检查对象名录", "group");
  await open.press("查看");
  expect(open.title).toBe(school.name);
  if (school.phone) expect(open.text()).not.toContain(school.phone);
  expect(open.text()).not.toMatch(/信用风险|回避关系/);
  expect(open.has("修改")).toBe(false);
});

it("takes a record that nobody touched for a year as checked, without a change", async () => {
  const { school, contact } = await ownSchool();
  const { store } = stage.serving;
  await store.write((tx) => tx.registry.saveTargets([school], new Date("2025-09-01T02:00:00.000Z")));
  const district = stage.actor(contact);
  await district.says("名录 缺项");
  const card = await district.card("名录缺项");
  await card.press("列出来", { gap: "stale" });
  expect(card.text()).toContain(school.name);
  await card.press("查看");
  await card.press("核对无误");
  expect(card.has("核对无误")).toBe(false);
  expect(await registry().target(school.id)).toEqual(school);
  await district.says("名录 缺项");
  await (await district.card("名录缺项")).press("列出来", { gap: "stale" });
  expect((await store.read.audit.of(`target:${school.id}`)).at(-1)?.action).toBe("registry.confirmed");
});
