import type { ActValue } from "./acts.ts";
import { type Card, card } from "./kit.ts";
import { note, paragraph, rows } from "./kit-blocks.ts";
import { button, buttons } from "./kit-elements.ts";

export interface HelpCommandFacts {
  name: string;
  aliases: string[];
  usage: string;
  help: string;
  /** Examples or advice. */
  more: string | null;
  /** Chinese names of who may; empty for everybody. */
  who: string[];
  groupOnly: boolean;
  /** What pressing 现在办理 does; null when it must be said. */
  act: ActValue | null;
}

/** 帮助 <命令>: one command, its usage and who may use it. */
export function helpCommandCard(facts: HelpCommandFacts): Card {
  const back = button("返回帮助", { act: "help.open" });
  return card({
    title: `命令：${facts.name}`,
    colour: "blue",
    summary: `${facts.name}：${facts.help}`,
    elements: [
      paragraph(facts.help),
      rows([
        ["用法", facts.usage],
        ["也可以说", facts.aliases.filter((alias) => !/[a-z?]/i.test(alias)).join("、")],
        ["谁可以用", facts.who.length === 0 ? "所有人" : facts.who.join("、")],
        facts.groupOnly ? ["在哪里用", "工作群（须公开进行）"] : null,
      ]),
      ...(facts.more === null ? [] : [note(facts.more)]),
      buttons(facts.act === null ? [back] : [button("现在办理", facts.act, { kind: "primary" }), back]),
    ],
  });
}
