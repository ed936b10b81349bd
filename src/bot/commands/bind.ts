import { bindPerson } from "../../flows/bind-person.ts";
import { refuse } from "../../flows/ctx.ts";
import type { Command } from "../command.ts";

export const bind: Command = {
  name: "绑定",
  aliases: [],
  usage: "绑定 @某人 <姓名>",
  help: "把飞书账号和名录里的执法检查人员对应起来",
  permission: "people.manage",
  more: "例如：绑定 @小李 李明；姓名要与名录一致",
  async run(ctx, said) {
    const [mention] = said.mentions;
    if (!mention) return refuse("people.whom", { usage: bind.usage });
    return bindPerson(ctx, { openId: mention.openId, accountName: mention.name, name: said.rest });
  },
};
