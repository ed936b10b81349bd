import type { ListingFilter } from "../../domain/listing-words.ts";
import { may, whoMay } from "../../domain/permission.ts";
import type { Person } from "../../domain/person.ts";
import type { RegistryKind } from "../../domain/registry-form.ts";
import { isRefusal, type PersonCtx, type Refusal, refuse } from "../../flows/ctx.ts";
import { gapScope } from "../../flows/gap-scope.ts";
import { answer, type Page } from "../../flows/page.ts";
import { setReading } from "../../flows/set-reading.ts";
import type { Command } from "../command.ts";

export const listing: Command = {
  name: "名录",
  aliases: ["查名录", "名录库"],
  usage: "名录 [对象·人员] [词]",
  help: "查找检查对象和执法检查人员，查看、修改、核对缺项",
  permission: null,
  more: "词可以是名称中的几个字、代码、学区或拼音首字母，例如：名录 cgdyxx。“名录 缺项”看还缺什么，“名录 待核”看学区提交的变动，“名录 读音 单县 shan xian”登记读音。",
  async run(ctx, said) {
    const [first = "", ...rest] = said.rest.split(/[\s·]+/).filter(Boolean);
    if (first === "缺项") return gapsPage(said.by, said.group);
    if (first === "待核") return waitingPage(said.by, said.group);
    if (first === "读音") return reading(ctx, rest);
    const kind = kindNamed(first);
    const filter: ListingFilter = { words: firstOf(kind ? rest.join(" ") : said.rest) };
    return {
      card: "registry-listing",
      kind: kind ?? "targets",
      filter,
      page: 1,
      readerId: said.group ? null : said.by.id,
    };
  },
};

/** As much as a search looks at, in whole characters. */
const firstOf = (text: string): string => [...text].slice(0, 30).join("");

const kinds: Record<string, RegistryKind> = {
  对象: "targets",
  检查对象: "targets",
  学校: "targets",
  人员: "inspectors",
  检查人员: "inspectors",
  执法检查人员: "inspectors",
};
const kindNamed = (word: string): RegistryKind | null =>
  Object.hasOwn(kinds, word) ? (kinds[word] ?? null) : null;

function gapsPage(by: Person, group: boolean): Page | Refusal {
  if (!may(by.roles, "registry.gaps"))
    return refuse("notAllowed", { command: "名录 缺项", who: whoMay("registry.gaps") });
  if (group) return refuse("singleOnly", { command: "名录 缺项" });
  return { card: "registry-gaps", district: gapScope(by), readerId: by.id };
}

function waitingPage(by: Person, group: boolean): Page | Refusal {
  if (!may(by.roles, "registry.check"))
    return refuse("notAllowed", { command: "名录 待核", who: whoMay("registry.check") });
  return group ? refuse("singleOnly", { command: "名录 待核" }) : { card: "registry-waiting", page: 1 };
}

async function reading(ctx: PersonCtx, [word = "", ...letters]: string[]): Promise<Page | Refusal> {
  if (!may(ctx.by.roles, "registry.check"))
    return refuse("notAllowed", { command: "名录 读音", who: whoMay("registry.check") });
  const done = await setReading(ctx, { word, reading: letters.join(" ") });
  return isRefusal(done) ? done : answer("registry.readingSet", done);
}
