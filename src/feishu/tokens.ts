/** A token and how long it lives from now, in seconds. */
export interface Grant {
  token: string;
  expireSeconds: number;
}

export interface Tokens {
  get(): Promise<string>;
  /** Forgets the token if it is still this one; a newer one stays. */
  drop(used: string): void;
}

const EARLY_MS = 180_000;

/**
 * Keeps the tenant token. However many ask at once, one fetches; a failed fetch fails those who waited and is forgotten.
 * @param clock milliseconds that only go forward
 */
export function createTokens(fetchToken: () => Promise<Grant>, clock: () => number): Tokens {
  let kept: { token: string; until: number } | null = null;
  let fetching: Promise<string> | null = null;

  async function renew(): Promise<string> {
    const { token, expireSeconds } = await fetchToken();
    const life = expireSeconds * 1000;
    kept = { token, until: clock() + Math.max(life - EARLY_MS, life / 2) };
    return token;
  }

  return {
    async get() {
      if (kept && clock() < kept.until) return kept.token;
      fetching ??= renew().finally(() => {
        fetching = null;
      });
      return fetching;
    },
    drop(used) {
      if (kept?.token === used) kept = null;
    },
  };
}
