import { ActButton } from "./button.tsx";
import { Checker } from "./checker.tsx";
import { Columns } from "./columns.tsx";
import { type Components, Hole } from "./elements.tsx";
import { Form } from "./form.tsx";
import { InputField } from "./input-field.tsx";
import { InteractiveContainer } from "./interactive-container.tsx";
import { isJson, textOf, wordsOf } from "./json.ts";
import { Markdown } from "./markdown-view.tsx";
import { Overflow } from "./overflow.tsx";
import { Panel } from "./panel.tsx";
import { PersonElement, PersonList } from "./person.tsx";
import { PlainText } from "./plain-text.tsx";
import { Select } from "./select.tsx";
import { CardTable } from "./table.tsx";
import { TimeField } from "./time-field.tsx";

/** Every component the page draws, by its tag. */
export const components: Components = {
  markdown: ({ json }) => (
    <Markdown source={textOf(json.content)} size={json.text_size} align={json.text_align} />
  ),
  div: ({ json }) => <PlainText json={isJson(json.text) ? json.text : json} />,
  plain_text: ({ json }) => <PlainText json={json} />,
  hr: () => <hr class="rule" />,
  img: ({ json }) => <Hole>图片{wordsOf(json.alt) === "" ? "" : `：${wordsOf(json.alt)}`}</Hole>,
  img_combination: () => <Hole>多图组合</Hole>,
  chart: () => <Hole>图表（本模拟环境暂不绘制）</Hole>,
  person: PersonElement,
  person_list: PersonList,
  column_set: Columns,
  form: Form,
  table: CardTable,
  collapsible_panel: Panel,
  interactive_container: InteractiveContainer,
  button: ActButton,
  overflow: Overflow,
  input: InputField,
  select_static: Select,
  multi_select_static: Select,
  select_person: Select,
  multi_select_person: Select,
  date_picker: TimeField,
  picker_time: TimeField,
  picker_datetime: TimeField,
  checker: Checker,
};
