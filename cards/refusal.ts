import { type Card, card } from "./kit.ts";
import { heading, paragraph, rows } from "./kit-blocks.ts";
import { button, buttons, type Display, markdown } from "./kit-elements.ts";
import { bold, ink, lines, md, plain, text } from "./kit-text.ts";

export interface RefusalFacts {
  /** One sentence: why not, and what to do. */
  why: string;
  /** Chinese names of who may do it instead. */
  who?: string[];
  /** The nearest commands to what was said. */
  nearest?: { usage: string; help: string; name: string }[];
}

/** Something asked for was not done: why, who may, and what was perhaps meant. */
export function refusalCard(facts: RefusalFacts): Card {
  const nearest = facts.nearest ?? [];
  // The sentence itself may name them.
  const others = facts.who?.filter((who) => !facts.why.includes(who)) ?? [];
  const hints: Display[] =
    nearest.length === 0
      ? []
      : [
          heading("您是不是想说"),
          markdown(lines(nearest.map((one) => md`${bold(text(one.usage))}　${ink("grey", one.help)}`))),
        ];
  return card({
    title: nearest.length > 0 ? "未能识别" : "未能办理",
    colour: "orange",
    summary: facts.why,
    elements: [
      paragraph(facts.why),
      ...(others.length > 0 ? [rows([["可以办理的人", others.join("、")]])] : []),
      ...hints,
      buttons([
        ...nearest
          .slice(0, 3)
          .map((one) =>
            button(`用法：${one.name}`, { act: "help.open" as const, topic: plain(one.name, 40) }),
          ),
        button("查看帮助", { act: "help.open" }),
      ]),
    ],
  });
}
