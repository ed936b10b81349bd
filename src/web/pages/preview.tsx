import { type Place, rootOf } from "../place.ts";
import { messagePage } from "./message.tsx";

/** GET /preview: whoever looks at the address spends nothing, only the button does. */
export const previewPage = (place: Place, key: string): string =>
  messagePage(
    place,
    "公示页面预览",
    "预览里有已批准、尚未公示的内容，请勿转发。",
    <form method="post" action={`${rootOf(place)}/preview?key=${key}`}>
      <button type="submit">开始预览</button>
    </form>,
  );

export const badPreviewPage = (place: Place): string =>
  messagePage(place, "链接已失效", "预览链接只能用一次，十分钟内有效。请在双随机助手里重新取得。");

export const noPublicationPage = (place: Place): string =>
  messagePage(place, "没有找到", "没有这个页面，或者内容尚未公示。");
