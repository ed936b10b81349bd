import type { DrawVerifier, Step, Verdict } from "./verifier.ts";

const marks: Record<Step["state"], { sign: string; words: string }> = {
  passed: { sign: "✓", words: "一致" },
  failed: { sign: "✗", words: "不一致" },
  notChecked: { sign: "○", words: "未核对" },
};

/** An element with text in it: nothing here is ever taken for markup. */
export function element(tag: string, kind: string, ...inside: (string | Node)[]): HTMLElement {
  const made = document.createElement(tag);
  if (kind !== "") made.className = kind;
  made.append(...inside);
  return made;
}

/** Steps that could not be made, beyond which they are folded away. */
const FOLDED = 6;

/** Every step with ✓ ✗ ○ and its words: first what was checked, then what was not. */
export function stepList(steps: readonly Step[], program: DrawVerifier): HTMLElement[] {
  const left = steps.filter(({ state }) => state === "notChecked");
  const made = listOf(
    steps.filter(({ state }) => state !== "notChecked"),
    program,
  );
  if (left.length === 0) return [made];
  const folded = element("details", "", element("summary", "", `没有核对的 ${left.length} 项和原因`));
  folded.append(listOf(left, program));
  folded.toggleAttribute("open", left.length <= FOLDED);
  return [made, folded];
}

function listOf(steps: readonly Step[], { stepWords }: DrawVerifier): HTMLElement {
  const list = element("ol", "steps");
  for (const step of steps) {
    const { title, line } = stepWords(step);
    const { sign, words } = marks[step.state];
    const mark = element("span", "mark", sign);
    mark.setAttribute("aria-hidden", "true");
    const name = element("b", "", title);
    list.append(
      element("li", step.state, mark, name, element("span", "verdict", words), element("p", "", line)),
    );
  }
  return list;
}

/** What no program can find out from the data alone. */
const COMPARE = "这些校验值是不是在见证之前就已公布，请与当时拍下、抄下的或者工作群卡片上的对照。";

/** The result in a few sentences, what was not checked included. */
export function summary({ ok, steps }: Verdict): HTMLElement {
  const count = (state: Step["state"]) => steps.filter((step) => step.state === state).length;
  const left = count("notChecked");
  const rest = left > 0 ? `另有 ${left} 项现在核对不了，原因列在后面。` : "";
  const failed = count("failed");
  return ok && failed === 0
    ? element("p", "outcome passed", `核对了 ${count("passed")} 项，全部一致。${rest}${COMPARE}`)
    : element("p", "outcome failed", `有 ${failed} 项不一致！请保存公开数据包，向监督人员反映。${rest}`);
}
