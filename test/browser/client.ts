import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { chromium as playwright } from "playwright-core";
import { packageRoot } from "../../prisma/models-of.ts";
import { chromium } from "../services.ts";

const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
];

export const openBrowser = (): Promise<Browser> =>
  playwright.launch({ ...(chromium ? { executablePath: chromium } : {}), args: quiet });

export const imagesDir = join(packageRoot, "docs", "images");

/** The page of the stand-in as a person uses it: by what is to be seen and read on it. */
export class Client {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  /** Looks through somebody's eyes, by name. */
  async become(name: string): Promise<void> {
    await this.page.getByTestId("persona-switch").click();
    await this.page.getByTestId("persona-search").fill(name);
    await this.page.locator(`[data-testid="persona"][data-name="${name}"]`).click();
    await this.page.locator(`[data-testid="persona-switch"]`).filter({ hasText: name }).waitFor();
  }

  async openChat(name: string): Promise<void> {
    await this.page.getByTestId("chat-entry").filter({ hasText: name }).first().click();
  }

  async say(text: string): Promise<void> {
    await this.page.getByTestId("message-box").fill(text);
    await this.page.getByTestId("send").click();
  }

  /** The newest message that holds these words. */
  card(words: string): Locator {
    return this.page.getByTestId("message").filter({ hasText: words }).last();
  }

  /** `asked`: the card asks once more before it does it. */
  async press(card: Locator, label: string, asked: "asked" | "at once" = "at once"): Promise<void> {
    await card.getByRole("button", { name: label, exact: true }).first().click();
    if (asked === "asked") await this.page.getByTestId("confirm-yes").click();
  }

  toast(words: string): Promise<void> {
    return this.page.getByTestId("toast").filter({ hasText: words }).first().waitFor();
  }

  async choose(card: Locator, field: string, ...options: string[]): Promise<void> {
    await card.locator(`[data-field="${field}"]`).getByRole("combobox").click();
    for (const option of options) await this.page.getByRole("option", { name: option }).first().click();
    await this.page.keyboard.press("Escape");
  }

  /** The page with the beginning of this card in view. */
  async shotOf(card: Locator, name: string): Promise<void> {
    await card.evaluate((element) => element.scrollIntoView({ block: "start" }));
    await this.shot(name);
  }

  async shot(name: string): Promise<void> {
    await this.page.screenshot({ path: join(imagesDir, `${name}.png`) });
  }
}
