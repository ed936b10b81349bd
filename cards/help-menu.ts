import { type Role, whoMay } from "../src/domain/permission.ts";
import { roleNames } from "../src/domain/words.ts";
import type { ActValue } from "./acts.ts";
import { type Card, card } from "./kit.ts";
import { heading, note } from "./kit-blocks.ts";
import { button, buttons, type Display, markdown, type Press, rule } from "./kit-elements.ts";
import { bold, ink, lines, md, text } from "./kit-text.ts";

export interface HelpMenuFacts {
  /** null for somebody who is not registered. */
  name: string | null;
  roles: Role[];
  group: boolean;
  /** What this person may say, in the order of the list. */
  commands: { name: string; usage: string; help: string }[];
}

/** 帮助: what one can do here, by pressing or by saying. */
export function helpMenuCard(facts: HelpMenuFacts): Card {
  return card({
    title: "双随机助手",
    subtitle: "公开抽取、按时检查、到期督办",
    colour: "blue",
    summary: "帮助：点按钮办理，或直接发送命令",
    elements: [
      markdown(greeting(facts)),
      ...pressable(facts),
      rule(),
      heading("也可以直接发送这些命令"),
      commandList(facts.commands),
      note(
        facts.group
          ? "群里请先 @双随机助手 再写命令；单聊直接写。"
          : "直接把命令发给我即可；在群里请先 @双随机助手。",
      ),
      note("发送“帮助”加命令名，可以看用法和示例，例如：帮助 进度"),
    ],
  });
}

function greeting({ name, roles }: HelpMenuFacts) {
  if (name === null || roles.length === 0)
    return md`您还没有登记角色。需要使用抽查功能的，请联系双随机办登记。`;
  return md`${name}，您好。您的角色：${roles.map((role) => roleNames[role]).join("、")}`;
}

type Choice = { label: string; act: ActValue; roles?: Role[]; groupOnly?: true; singleOnly?: true };

const overseers: Role[] = ["office", "admin", "deputy", "chief", "supervisor"];

const choices: Choice[] = [
  { label: "我的待办", act: { act: "mine.open", page: 1 } },
  { label: "组织抽取", act: { act: "draw.due" }, roles: ["office"], groupOnly: true },
  { label: "抽取进度", act: { act: "progress.list", page: 1 }, roles: [...overseers, "section"] },
  { label: "看板", act: { act: "board.open" }, roles: overseers },
  { label: "年度计划", act: { act: "plan.open" }, roles: whoMay("plan.see"), singleOnly: true },
  { label: "抽查事项", act: { act: "items.list", state: "active", text: "", page: 1 }, singleOnly: true },
  {
    label: "名录",
    act: { act: "registry.listing", kind: "targets", filter: { words: "" }, page: 1 },
    singleOnly: true,
  },
  {
    label: "公示",
    act: { act: "publication.list", page: 1 },
    roles: whoMay("publication.see"),
    singleOnly: true,
  },
];

function pressable({ roles, group }: HelpMenuFacts): (Display | Press)[] {
  const open = choices.filter(
    (choice) =>
      (group ? !choice.singleOnly : !choice.groupOnly) &&
      (!choice.roles || choice.roles.some((role) => roles.includes(role))),
  );
  const list = buttons(
    open.map((choice, index) =>
      button(choice.label, choice.act, { kind: index === 0 ? "primary" : "default" }),
    ),
  );
  const drawsElsewhere = !group && roles.includes("office");
  return drawsElsewhere ? [list, note("抽取须公开进行，请在工作群里发送“抽取”。")] : [list];
}

const commandList = (commands: HelpMenuFacts["commands"]): Display =>
  markdown(lines(commands.map((command) => md`${bold(text(command.usage))}　${ink("grey", command.help)}`)));
