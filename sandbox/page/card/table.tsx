import { useState } from "preact/hooks";
import { localDateTime } from "../when.ts";
import { isJson, type Json, numberOf, objectOf, objectsOf, textOf, textsOf } from "./json.ts";
import { Label } from "./label.tsx";
import { Markdown } from "./markdown-view.tsx";
import { Pager } from "./pager.tsx";
import { Person } from "./person.tsx";
import { alignOf, width } from "./style.ts";
import { numberWords, pageOfRows } from "./table-values.ts";

export function CardTable({ json }: { json: Json }) {
  const [wanted, turn] = useState(0);
  const columns = objectsOf(json.columns);
  const rows = objectsOf(json.rows);
  const { page, pages, part } = pageOfRows(rows, wanted, numberOf(json.page_size, 5));
  const head = objectOf(json.header_style);
  return (
    <div class="table-box">
      <div class={`table-scroll ${json.freeze_first_column === true ? "freeze" : ""}`}>
        <table class={json.row_height === "auto" ? "" : `row-${textOf(json.row_height) || "low"}`}>
          <thead class={head.background_style === "none" ? "" : "head-grey"}>
            <tr>
              {columns.map((column) => (
                <th
                  scope="col"
                  style={{
                    textAlign: alignOf(column.horizontal_align ?? head.text_align),
                    fontWeight: head.bold === false ? 400 : 600,
                    ...(width(column.width) === null
                      ? {}
                      : { width: width(column.width) ?? "", minWidth: width(column.width) ?? "" }),
                  }}
                >
                  {textOf(column.display_name) || textOf(column.name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {part.map((row) => (
              <tr>
                {columns.map((column) => (
                  <td
                    style={{ textAlign: alignOf(column.horizontal_align), verticalAlign: verticalOf(column) }}
                  >
                    <Cell column={column} value={row[textOf(column.name)]} />
                  </td>
                ))}
              </tr>
            ))}
            {rows.length === 0 ? (
              <tr>
                <td colSpan={Math.max(1, columns.length)} class="table-empty">
                  暂无数据
                </td>
              </tr>
            ) : null}
          </tbody>
        </table>
      </div>
      <Pager page={page} pages={pages} total={rows.length} turn={turn} />
    </div>
  );
}

const verticalOf = (column: Json): string =>
  ({ top: "top", bottom: "bottom" })[textOf(column.vertical_align)] ?? "middle";

function Cell({ column, value }: { column: Json; value: unknown }) {
  switch (column.data_type) {
    case "lark_md":
    case "markdown":
      return <Markdown source={textOf(value)} align={column.horizontal_align} />;
    case "options":
      return <Options value={value} />;
    case "number":
      return <>{numberWords(value, objectOf(column.format))}</>;
    case "persons":
      return <Persons value={value} />;
    case "date":
      return (
        <>{value === undefined || value === "" ? "" : localDateTime(Number(value), dateFormat(column))}</>
      );
    default:
      return <>{isJson(value) ? textOf(value.content) : textOf(value)}</>;
  }
}

function Options({ value }: { value: unknown }) {
  const list = Array.isArray(value) ? value : [value];
  return (
    <span class="labels">
      {list.map((one) =>
        isJson(one) ? (
          <Label colour={one.color}>{textOf(one.text)}</Label>
        ) : (
          <Label colour="neutral">{textOf(one)}</Label>
        ),
      )}
    </span>
  );
}

const Persons = ({ value }: { value: unknown }) => (
  <span class="labels">
    {(Array.isArray(value) ? textsOf(value) : [textOf(value)])
      .filter((id) => id !== "")
      .map((id) => (
        <Person id={id} showName />
      ))}
  </span>
);

/** The platform's date patterns are few; those with hours show the time too. */
const dateFormat = (column: Json): string => (/[hH]/.test(textOf(column.date_format)) ? "" : "date_num");
