import type { Facts } from "./report.ts";

/** A fact as it stands in a sentence; empty when it is not there. */
export type Said = (name: string) => string;

export const saidOf =
  (facts: Facts): Said =>
  (name) => {
    const value = facts[name];
    if (value === undefined) return "";
    if (typeof value === "number") return grouped(value);
    return Array.isArray(value) ? value.join("、") : value;
  };

/** 1,234 */
const grouped = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ",");

/** bb8d03…87f053, as on the cards. */
export const short = (hash: string): string =>
  /^[0-9a-f]{64}$/.test(hash) ? `${hash.slice(0, 6)}…${hash.slice(-6)}` : hash;
