import type { MessageView } from "../view.ts";
import { safeUrl } from "./card/style.ts";
import { Icon } from "./icon.tsx";
import { fileSize } from "./names.ts";

export function FileMessage({ message }: { message: MessageView }) {
  const { file } = message;
  if (!file) return <div class="bubble hole">[文件]</div>;
  const kind = /\.([A-Za-z0-9]{1,5})$/.exec(file.name)?.[1]?.toLowerCase() ?? "";
  return (
    <a
      class="file"
      href={safeUrl(file.url) ?? `/sandbox/download/${encodeURIComponent(message.messageId)}`}
      download={file.name}
      data-testid="file"
      aria-label={`下载文件 ${file.name}，${fileSize(file.size)}`}
    >
      <span class={`file-picture file-${kind}`}>
        <Icon name="file" />
      </span>
      <span class="file-words">
        <span class="file-name">{file.name}</span>
        <span class="file-size">{fileSize(file.size)} · 点击下载</span>
      </span>
    </a>
  );
}
