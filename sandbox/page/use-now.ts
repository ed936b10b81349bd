import { useEffect, useState } from "preact/hooks";
import { useApp } from "./app-context.ts";

const BEAT = 5_000;

/** The sandbox's time as an ISO instant: what it told last, carried on by the browser's clock. */
export function useNow(): string {
  const { session, state } = useApp();
  const [, beat] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => beat((n) => n + 1), BEAT);
    return () => clearInterval(timer);
  }, []);
  return new Date(Date.parse(state.now) + Math.max(0, Date.now() - session.heardAt)).toISOString();
}
