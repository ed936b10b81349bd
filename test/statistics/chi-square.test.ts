import { describe, expect, it } from "vitest";
import { evenness, fairness, inclusion, quantile } from "./chi-square.ts";

describe("the measure itself", () => {
  // Printed tables: the upper 5 %, 1 % and 0.1 % points.
  it.each([
    [5, 1.645, 11.07],
    [19, 2.326, 36.19],
    [19, 3.09, 43.82],
    [100, 1.645, 124.34],
  ])("has the quantiles of the tables: %i degrees of freedom", (df, z, printed) => {
    expect(Math.abs(quantile(df, z) - printed) / printed).toBeLessThan(0.005);
  });

  it("finds throws of a die fair, loaded or made up", () => {
    expect(evenness([98, 107, 92, 110, 101, 92])).toBe("fair");
    expect(evenness([80, 90, 90, 100, 90, 150])).toBe("uneven");
    expect(evenness([100, 100, 100, 100, 100, 100])).toBe("too even");
    expect(fairness([49, 151], [50, 150])).toBe("fair");
    expect(fairness([100, 100], [50, 150])).toBe("uneven");
  });

  it("knows that drawing without replacement spreads less", () => {
    // 5 of 6 drawn: what is left out is one throw of a die, and 500 − n is as fair as n.
    const out = [98, 107, 92, 110, 101, 92];
    expect(
      inclusion(
        out.map((n) => 600 - n),
        600,
        5,
      ),
    ).toBe("fair");
    expect(inclusion([520, 510, 510, 500, 510, 450], 600, 5)).toBe("uneven");
  });
});
