import { roleNamed } from "../../domain/words.ts";
import { refuse } from "../../flows/ctx.ts";
import { grantRole } from "../../flows/grant-role.ts";
import type { Command } from "../command.ts";

export const role: Command = {
  name: "角色",
  aliases: ["授权"],
  usage: "角色 @某人 <角色>",
  help: "给人员登记角色；监督人员、分管领导、组长须由另一人确认",
  permission: "people.manage",
  more: "例如：角色 @小李 执法检查人员；收回角色：角色 @小李 取消 执法检查人员",
  async run(ctx, said) {
    const [mention] = said.mentions;
    const [first = "", ...others] = said.rest.split(" ");
    const revoke = first === "取消";
    const word = revoke ? others.join("") : said.rest.replaceAll(" ", "");
    if (!mention) return refuse("people.whom", { usage: role.usage });
    const wanted = roleNamed(word);
    if (!wanted) return refuse("role.unknown", { word });
    return grantRole(ctx, { openId: mention.openId, accountName: mention.name, role: wanted, revoke });
  },
};
