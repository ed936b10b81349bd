import { type Card, card } from "./kit.ts";
import { pageOf, pager, paragraph } from "./kit-blocks.ts";
import { button, columns, type Display, markdown, type Press } from "./kit-elements.ts";
import { bold, ink, lines } from "./kit-text.ts";
import { moment } from "./when.ts";

export interface RegistryWaitingFacts {
  /** Oldest first. */
  changes: { approvalId: string; title: string; by: string; at: string }[];
  page: number;
}

const PAGE = 10;

/** 名录待核: what the districts changed and the office has not looked at yet. */
export function registryWaitingCard(facts: RegistryWaitingFacts): Card {
  const { part, page, pages } = pageOf(facts.changes, facts.page, PAGE);
  return card({
    title: "待核对的名录变动",
    labels: [{ text: `${facts.changes.length} 项`, colour: facts.changes.length === 0 ? "green" : "orange" }],
    colour: facts.changes.length === 0 ? "green" : "orange",
    elements: [
      ...(part.length === 0 ? [paragraph("学区没有待核对的变动。")] : part.map(changeRow)),
      ...pager(page, pages, (to) => ({ act: "registry.waiting", page: to })),
      button("名录缺项", { act: "registry.gaps", district: null }),
    ],
  });
}

const changeRow = ({ approvalId, title, by, at }: RegistryWaitingFacts["changes"][number]) =>
  columns<Display | Press>(
    [
      [markdown(lines([bold(title), ink("grey", `${by}　${moment(at)}`)]))],
      [button("办理", { act: "approval.open", approvalId })],
    ],
    { weights: [4, 1] },
  );
