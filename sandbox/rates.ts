import { ApiRefusal } from "./refusal.ts";

/** Counts what happened under a key within the last second. */
export interface Rates {
  /** Throws the platform's refusal when the destination or the app is over its rate (feishu-protocol.md §5). */
  check: (key: string) => void;
}

const PER_KEY = 5;
const PER_APP = 50;

export function createRates(now: () => number): Rates {
  const seen = new Map<string, number[]>();
  const within = (key: string, limit: number): boolean => {
    const at = now();
    const recent = (seen.get(key) ?? []).filter((moment) => at - moment < 1000);
    if (recent.length >= limit) return false;
    seen.set(key, [...recent, at]);
    return true;
  };
  return {
    check(key) {
      if (!within("app", PER_APP)) {
        throw new ApiRefusal(99991400, "request trigger frequency limit", 429, {
          "x-ogw-ratelimit-limit": "50",
          "x-ogw-ratelimit-reset": "1",
        });
      }
      if (!within(key, PER_KEY)) throw new ApiRefusal(230020, "this operation triggers the frequency limit");
    },
  };
}
