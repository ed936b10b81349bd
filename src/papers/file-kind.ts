// What a file really is, by its first bytes: names lie.

export type FileKind =
  | { table: "xlsx" | "csv" | "spreadsheetml" }
  | { not: "oldXls" | "password" | "html" }
  /** Something else altogether, by the Chinese name of it. */
  | { not: "table"; is: string };

const magic: [string, string][] = [
  ["89504e47", "图片"],
  ["ffd8ff", "图片"],
  ["47494638", "图片"],
  ["424d", "图片"],
  ["25504446", "PDF 文件"],
  ["52617221", "压缩包"],
  ["377abcaf271c", "压缩包"],
  ["1f8b", "压缩包"],
  ["7b5c727466", "Word 文档"],
];

const oleMagic = "d0cf11e0a1b11ae1";
const utf16 = (text: string): Buffer => Buffer.from(text, "utf16le");

/** Looks at the bytes only; a ZIP is taken for .xlsx unless its entry names say otherwise. */
export function fileKind(bytes: Buffer): FileKind {
  const head = bytes.subarray(0, 16).toString("hex");
  if (head.startsWith(oleMagic)) return oleKind(bytes);
  if (head.startsWith("504b0304") || head.startsWith("504b0506")) return zipKind(bytes);
  const known = magic.find(([start]) => head.startsWith(start));
  if (known && !(known[0] === "424d" && looksLikeText(bytes))) return { not: "table", is: known[1] };
  return textKind(bytes);
}

const looksLikeText = (bytes: Buffer): boolean => !bytes.subarray(0, 64).includes(0);

/** The compound file's directory names its streams in UTF-16. */
function oleKind(bytes: Buffer): FileKind {
  if (bytes.includes(utf16("EncryptedPackage"))) return { not: "password" };
  return bytes.includes(utf16("WordDocument")) ? { not: "table", is: "Word 文档" } : { not: "oldXls" };
}

function zipKind(bytes: Buffer): FileKind {
  if (bytes.includes("word/document.xml")) return { not: "table", is: "Word 文档" };
  if (bytes.includes("ppt/presentation.xml")) return { not: "table", is: "演示文稿" };
  const spreadsheet = bytes.includes("[Content_Types].xml") || bytes.includes("xl/");
  return spreadsheet || bytes.length < 64 ? { table: "xlsx" } : { not: "table", is: "压缩包" };
}

function textKind(bytes: Buffer): FileKind {
  const start = bytes
    .subarray(0, 4096)
    .toString("latin1")
    .replace(/^\xef\xbb\xbf/, "")
    .trimStart();
  if (/^<\?xml|^<Workbook/i.test(start)) {
    if (start.includes("urn:schemas-microsoft-com:office:spreadsheet")) return { table: "spreadsheetml" };
    return /<html/i.test(start) ? { not: "html" } : { not: "table", is: "XML 文件" };
  }
  return /^<(!doctype html|html|head|meta|body|table|style)/i.test(start)
    ? { not: "html" }
    : { table: "csv" };
}
