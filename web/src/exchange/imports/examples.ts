import type { Import, Kinds } from "./api";

/** A file of accounts as it waits, for tests. */
export const waiting: Import = {
  id: "i1",
  version: 3,
  kind: "accounts",
  file_name: "得意先.csv",
  status: "uploaded",
  row_count: 320,
  done: 0,
  made: 0,
  changed: 0,
  same: 0,
  skipped: 0,
  alike: 0,
  undone: 0,
  spared: 0,
  refusal: "",
  started_by: "三浦 理恵",
  created_at: "2026-11-20T03:00:00Z",
  finished_at: null,
  may: { update: true, delete: true, undo: false },
  remembered: null,
  guessed: {},
  spared_rows: [],
  encoding: "cp932",
  delimiter: ",",
  atomic: false,
  first_on: null,
  last_on: null,
  mapping: { name: "会社名" },
  columns: [
    { name: "コード", samples: ["A1", "A2"] },
    { name: "会社名", samples: ["花咲精機", "森商店"] },
    { name: "区分", samples: ["法人", "個人"] },
    { name: "営業", samples: ["田中", ""] },
  ],
  problems: [],
};

export const kinds: Kinds = {
  kinds: [
    {
      key: "accounts",
      name: "取引先",
      fields: [
        { key: "external_id", name: "外部ID", type: "text", required: true, makes: false, choices: [] },
        { key: "name", name: "取引先名", type: "text", required: true, makes: false, choices: [] },
        {
          key: "kind",
          name: "種別",
          type: "choice",
          required: false,
          makes: false,
          choices: [
            { value: "company", name: "会社" },
            { value: "person", name: "個人" },
          ],
        },
        {
          key: "sales_owner",
          name: "営業担当",
          type: "reference",
          required: false,
          makes: true,
          choices: [],
        },
        { key: "note", name: "備考", type: "text", required: false, makes: false, choices: [] },
      ],
    },
    {
      key: "products",
      name: "商品",
      fields: [{ key: "code", name: "商品コード", type: "text", required: true, makes: false, choices: [] }],
    },
  ],
  encodings: ["utf-8-sig", "utf-16", "cp932"],
  delimiters: [",", "\t"],
};

export const badRow = {
  row: 5,
  field: "kind",
  name: "種別",
  value: "団体",
  reason: "選択肢の中から選んでください。",
};
