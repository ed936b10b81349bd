import { holds, type Person } from "../domain/person.ts";
import { answer, type Page } from "../flows/page.ts";

/** What a press on the single chat's menu opens (event keys of application.bot.menu_v6). */
export function menuPage(key: string, by: Person): Page {
  switch (key) {
    case "mine":
      return { card: "mine", personId: by.id, page: 1 };
    case "progress":
      return { card: "progress-list", page: 1 };
    case "board":
      return holds(by, "deputy", "chief", "office", "supervisor", "admin")
        ? { card: "board" }
        : holds(by, "section")
          ? { card: "progress-list", page: 1 }
          : answer("menu.notForYou");
    default:
      return { card: "help", personId: by.id, group: false };
  }
}
