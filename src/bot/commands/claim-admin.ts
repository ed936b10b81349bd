import { claimAdminRole } from "../../flows/claim-admin.ts";
import type { Command } from "../command.ts";

export const claimAdmin: Command = {
  name: "初始化管理员",
  aliases: [],
  usage: "初始化管理员 <认领码>",
  hidden: true,
  help: "首次安装时，用启动日志里的认领码登记第一位管理员",
  permission: null,
  run: (ctx, said) => claimAdminRole(ctx, said.rest),
};
