import type { Role } from "../src/domain/permission.ts";
import { roleNames } from "../src/domain/words.ts";
import { type Card, card } from "./kit.ts";
import { button, buttons, markdown } from "./kit-elements.ts";
import { lines } from "./kit-text.ts";

export interface WelcomeFacts {
  name: string;
  roles: Role[];
}

/** What somebody is told in three lines on opening the single chat for the first time. */
export function welcomeCard({ name, roles }: WelcomeFacts): Card {
  return card({
    title: `${name}，您好`,
    subtitle:
      roles.length === 0
        ? "您还没有登记角色"
        : `您的角色：${roles.map((role) => roleNames[role]).join("、")}`,
    colour: "blue",
    summary: "双随机助手：任务、提醒和待办都在这里",
    elements: [
      markdown(
        lines([
          "检查对象和检查人员都在工作群里公开抽取，过程人人可以核对。",
          whatComesHere(roles),
          "到期之前提醒您，逾期会督办；发送“我的”看待办，发送“帮助”看能办的事。",
        ]),
      ),
      buttons([
        button("我的待办", { act: "mine.open", page: 1 }, { kind: "primary" }),
        button("查看帮助", { act: "help.open" }),
      ]),
    ],
  });
}

function whatComesHere(roles: Role[]): string {
  if (roles.includes("chief") || roles.includes("deputy"))
    return "需要您决定的回避申请、督办事项会发到这里，点按钮就能批办。";
  if (roles.includes("inspector"))
    return "抽到您时，任务卡片会发到这里，请点按钮确认，或申请回避、说明无法参加。";
  if (roles.includes("office") || roles.includes("admin"))
    return "名录文件直接发给我就能导入；抽取、确认的进展随时可查。";
  if (roles.includes("section")) return "本科室人员的回避、请假申请和督办单会发到这里，请及时办理。";
  if (roles.includes("supervisor")) return "需要您见证的抽取会通知您，现场抽出的数字由您亲自提交。";
  return "需要参与抽查工作的，请联系双随机办登记角色。";
}
