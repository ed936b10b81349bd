import { type Card, card } from "./kit.ts";
import { note } from "./kit-blocks.ts";
import { button, form, input, submit } from "./kit-elements.ts";

/** 登记公示: where and when the plan went public. */
export const planPublishingCard = ({
  year,
  version,
  today,
}: {
  year: number;
  version: number;
  today: string;
}): Card =>
  card({
    title: `登记公示：${year}年度抽查计划`,
    subtitle: `第 ${version} 版`,
    colour: "turquoise",
    elements: [
      form(
        "plan_publish",
        [
          input("address", "公示网址", { hint: "https://", longest: 500 }),
          input("number", "平台编号（没有网址的填编号）", { longest: 60 }),
          input("on", "公示日期", { required: true, preset: today, longest: 20 }),
        ],
        [
          submit(
            "plan_publish_send",
            "登记",
            { act: "plan.publish", year, version },
            { kind: "primary_filled" },
          ),
        ],
      ),
      note("网址和编号至少填一项。登记后计划生效，可以据此抽取。"),
      button("返回计划", { act: "plan.open", year, version }),
    ],
  });
