// The script of the big screen: counts down, and asks for the page's changing part again when the server says that
// something changed.

const live = document.getElementById("live");
const following = document.getElementById("following");

/** Between looks of its own where the stream is not to be had. */
const SLOW_MS = 15_000;

/** The server's clock when the shown part was made, and ours then: a room's computer may be wrong by hours. */
let serverMs = 0;
let sinceMs = 0;

function take(): HTMLElement | null {
  const part = document.getElementById("now");
  serverMs = Date.parse(part?.dataset.now ?? "");
  sinceMs = performance.now();
  count();
  return part;
}

function count(): void {
  const place = document.querySelector<HTMLElement>("[data-deadline]");
  if (!place) return;
  const left = Date.parse(place.dataset.deadline ?? "") - serverMs - (performance.now() - sinceMs);
  if (!Number.isFinite(left) || left <= 0) {
    if (place.textContent !== "等待见证") void refresh();
    place.textContent = "等待见证";
    return;
  }
  place.textContent = spoken(Math.floor(left / 1000));
}

/** 05:29:59, and days where hours would say nothing. */
function spoken(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  if (hours > 99) return `${Math.floor(hours / 24)} 天`;
  return [hours, Math.floor(seconds / 60) % 60, seconds % 60]
    .map((n) => String(n).padStart(2, "0"))
    .join(":");
}

let asking: Promise<void> | null = null;

/** Fetches the changing part; whoever asks in the meantime waits for the same answer. */
function refresh(): Promise<void> {
  asking ??= fetch(live?.dataset.fragment ?? "", { cache: "no-store" })
    .then((response) => (response.ok ? response.text() : Promise.reject(new Error(String(response.status)))))
    .then(show)
    .catch(() => say("连接中断，正在重试……"))
    .finally(() => {
      asking = null;
    });
  return asking;
}

function show(html: string): void {
  const template = document.createElement("template");
  // Made and escaped by our own server, as the page itself was.
  template.innerHTML = html;
  const before = document.getElementById("now")?.dataset.state;
  live?.replaceChildren(template.content);
  const now = take()?.dataset.state;
  if (before !== now) scrollTo({ top: 0 });
}

const say = (words: string): void => {
  if (following && following.textContent !== words) following.textContent = words;
};

/** News that came while an answer was under way may be newer than that answer. */
async function hear(version: unknown): Promise<void> {
  await asking;
  if (version !== document.getElementById("now")?.dataset.version) await refresh();
}

let slow: ReturnType<typeof setInterval> | null = null;

function follow(): void {
  const source = new EventSource(live?.dataset.events ?? "");
  source.addEventListener("version", (event) => {
    say("随抽取进度自动更新");
    if (slow) clearInterval(slow);
    slow = null;
    void hear(JSON.parse((event as MessageEvent<string>).data));
  });
  source.addEventListener("error", () => {
    say(`连接中断，每 ${SLOW_MS / 1000} 秒刷新一次`);
    slow ??= setInterval(() => {
      void refresh();
      // The browser gives a stream up for good when it is refused once.
      if (source.readyState === EventSource.CLOSED) {
        if (slow) clearInterval(slow);
        slow = null;
        follow();
      }
    }, SLOW_MS);
  });
}

say("正在连接……");
take();
setInterval(count, 1_000);
follow();
