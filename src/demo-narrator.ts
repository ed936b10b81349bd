import type { Shown } from "./stage.ts";

/** Tells a story on paper: who said what, what appeared, what was pressed. */
export interface Narrator {
  scene: (title: string) => void;
  says: (who: string, words: string) => void;
  does: (who: string, what: string) => void;
  press: (who: string, label: string, answer: string) => void;
  card: (card: Shown) => void;
  note: (text: string) => void;
  /** A new day, and what was sent on it. */
  day: (notices: { to: string; title: string }[]) => void;
  end: (seconds: number) => void;
}

const MOST_LINES = 14;

export function narrator(out: { write: (text: string) => unknown }, now: () => Date): Narrator {
  const line = (text = "") => void out.write(`${text}\n`);
  return {
    scene: (title) => line(`\n━━ ${title} ━━  ${when(now())}`),
    says: (who, words) => line(`\n${who}：${words}`),
    does: (who, what) => line(`\n${who}${what}。`),
    press: (who, label, answer) => line(`${who} 点“${label}”${answer === "" ? "" : ` → ${answer}`}`),
    note: (text) => line(text),
    card(card) {
      line(`  ┌ ${card.title}`);
      const words = card
        .text()
        .split("\n")
        .map(plain)
        .filter((text) => text !== "" && text !== card.title);
      for (const text of words.slice(1, MOST_LINES + 1)) line(`  │ ${text.slice(0, 100)}`);
      line(`  └${words.length > MOST_LINES ? " ……" : ""}`);
    },
    day(notices) {
      line(`\n${when(now())}${notices.length === 0 ? "　没有到期事项" : ""}`);
      const counts = new Map<string, string[]>();
      for (const { to, title } of notices) counts.set(title, [...(counts.get(title) ?? []), to]);
      for (const [title, people] of counts) line(`  ${title} → ${people.join("、")}`);
    },
    end: (seconds) => line(`\n全程用时 ${seconds} 秒。`),
  };
}

const plain = (text: string): string =>
  text
    .replace(/<[^>]*>/g, "")
    .replace(/\*\*/g, "")
    .trim();

const when = (at: Date): string => {
  const there = new Date(at.getTime() + 8 * 3600_000);
  const weekday = "日一二三四五六"[there.getUTCDay()] ?? "";
  return `${there.getUTCMonth() + 1}月${there.getUTCDate()}日（周${weekday}）${there.toISOString().slice(11, 16)}`;
};
