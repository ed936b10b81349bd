import type { Logger } from "pino";
import type { Feishu } from "./feishu/client.ts";
import type { Store } from "./flows/ports.ts";

/** Our own open_id on the platform, by which we know that we are mentioned. */
export interface Identity {
  /** "" until it is known: what arrives before must be sent again, or a mention would be missed. */
  openId: () => string;
  stop: () => void;
}

const AGAIN_MS = 5_000;

/** Known at once from an earlier start, else asked of the platform until it answers. `onKnown` runs once. */
export async function knowOurselves(
  { store, feishu, appId, log }: { store: Store; feishu: Feishu; appId: string; log: Logger },
  onKnown: () => void,
): Promise<Identity> {
  const key = `bot:${appId}`;
  const kept = await store.read.settings.get(key);
  let openId = typeof kept === "string" ? kept : "";
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const ask = async (): Promise<void> => {
    try {
      await feishu.warmUp();
      const told = (await feishu.botInfo()).openId;
      if (told !== openId) await store.write((tx) => tx.settings.set(key, told));
      const first = openId === "";
      openId = told;
      if (first) onKnown();
    } catch (fault) {
      log.error({ fault }, "the platform does not know this app, or cannot be reached; asking again");
      if (!stopped) timer = setTimeout(() => void ask(), AGAIN_MS);
    }
  };

  if (openId === "") await ask();
  else {
    onKnown();
    void ask();
  }
  return {
    openId: () => openId,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
