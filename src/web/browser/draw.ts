// The script of a draw's page. Everything can be read without it; with it the visitor's own browser does the sums.

import { offerCopies } from "./copy.ts";
import { element, stepList, summary } from "./steps.ts";
import { bundleFrom, type DrawVerifier, verifier } from "./verifier.ts";

const find = <T extends HTMLElement>(id: string): T | null => document.getElementById(id) as T | null;

const main = find("content");
let bundle: Promise<unknown> | null = null;

/** Program and bundle, each brought once; a failure is tried again at the next press. */
async function ready(): Promise<[DrawVerifier, unknown]> {
  const program = await verifier(main?.dataset.verifier ?? "");
  bundle ??= bundleFrom(main?.dataset.bundle ?? "");
  return [
    program,
    await bundle.catch((fault: unknown) => {
      bundle = null;
      throw fault;
    }),
  ];
}

/** Does the work and shows what came of it, or that it could not be done. */
async function into(place: HTMLElement | null, work: () => Promise<HTMLElement[]>): Promise<void> {
  if (!place) return;
  place.replaceChildren(element("p", "muted", "正在核对……"));
  // Lets the words be seen before the sums take the thread.
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const shown = await work().catch(() => [
    element(
      "p",
      "outcome failed",
      "核对程序或数据没有下载成功，没有核对。请检查网络后再试，或者下载后核对。",
    ),
  ]);
  place.replaceChildren(...shown);
}

find("no-script")?.remove();
find("verify")?.removeAttribute("hidden");
find<HTMLButtonElement>("verify-start")?.addEventListener("click", () => {
  void into(find("verify-result"), async () => {
    const [program, json] = await ready();
    const verdict = await program.verifyBundle(json);
    return [summary(verdict), ...stepList(verdict.steps, program)];
  });
});

const form = find<HTMLFormElement>("target");
form?.removeAttribute("hidden");
form?.addEventListener("submit", (event) => {
  event.preventDefault();
  const given = new FormData(form);
  const read = (name: string) =>
    String(given.get(name) ?? "")
      .normalize("NFKC")
      .replace(/\s/g, "");
  const asked = { id: read("id"), inner: read("inner").toLowerCase() };
  void into(find("target-result"), async () => {
    if (!/^[0-9a-f]{64}$/.test(asked.inner))
      return [element("p", "outcome failed", "入池凭证应当是 64 位数字和字母 a 至 f，请检查是否抄全。")];
    const [program, json] = await ready();
    const { steps } = await program.verifyTarget(json, asked);
    const state = steps.find(({ code }) => code === "target")?.state ?? "notChecked";
    const words = {
      passed: `${asked.id} 在本次抽取的范围内。${drawnWords(json, asked.id)}`,
      failed: `没有查到 ${asked.id}。请先检查编号和凭证有没有抄错；确实无误的，说明锁定的名单里没有这一家。`,
      notChecked: "公开数据包本身核对不上，没有往下查。请向监督人员反映。",
    };
    const kind = state === "passed" ? "outcome passed" : "outcome failed";
    return [element("p", kind, words[state]), ...stepList(steps, program)];
  });
});

/** Whether it was drawn too, where the list is public. */
function drawnWords(json: unknown, id: string): string {
  const { drawn } = json as { drawn?: { id: string }[] };
  if (!drawn) return "";
  const place = drawn.findIndex((one) => one.id === id);
  return place < 0 ? "没有被抽中。" : `被抽中，名单第 ${place + 1} 位。`;
}

offerCopies();
