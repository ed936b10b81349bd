import type { ComponentChild } from "preact";
import { linksOf, type Place } from "../place.ts";
import { documentOf, Masthead, ServedHead } from "./document.tsx";

/** A page that has only one thing to say, and perhaps one button. */
export const messagePage = (place: Place, title: string, words: string, more?: ComponentChild): string =>
  documentOf({
    title,
    place,
    head: <ServedHead place={place} style="draw.css" />,
    kind: "message",
    children: (
      <>
        <Masthead place={place} list={linksOf(place, "", false).list} />
        <main id="content">
          <div class="heading">
            <h1>{title}</h1>
          </div>
          <p>{words}</p>
          {more}
        </main>
      </>
    ),
  });

export const notFoundPage = (place: Place): string =>
  messagePage(place, "没有找到", "没有这次抽取，或者网址不完整。请核对抽取编号，或者从“全部抽取”里查找。");

export const unavailablePage = (place: Place): string =>
  messagePage(place, "暂时打不开", "系统暂时读不到抽取记录，请过一会儿再刷新本页。已公布的校验值不受影响。");
