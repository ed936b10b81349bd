/** Why an import cannot go on; spread into the table of replies.ts. */
export const importReplies = {
  "import.checking": "文件还在核对，核对完再办理。",
  "import.mapping": "请先在卡片上对应各列。",
  "import.applying": "名录正在写入，请稍候，完成后卡片会自动更新。",
  "import.undoing": "正在撤销，请稍候，完成后卡片会自动更新。",
  "import.undone": "这次导入已经撤销，需要时请重新发送文件。",
  "import.failed": "这次导入没有成功，请重新发送文件。",
  "import.staged": "这次导入还没有应用。",
  "import.drawn": "导入之后已经锁定过抽取名单，不能再撤销。请逐条修改，或发送更正后的名录。",
  "import.nearDecided": "这些行已经有人决定过了。",
  "export.what": "请写明导出哪个名录，例如：导出 名录 对象，或：导出 名录 人员。",
  "import.mapNoName": (f: { [name: string]: unknown }) =>
    `请选择“${String(f.field ?? "名称")}”在哪一列，没有它无法导入。`,
  "import.mapTwice": (f: { [name: string]: unknown }) =>
    `${String(f.column ?? "有一列")}选了两次，一列只能对应一项，请改好后再按“应用”。`,
  "import.mapOutdated": "这张卡片已经更新，请按新的内容重新选择。",
} as const;
