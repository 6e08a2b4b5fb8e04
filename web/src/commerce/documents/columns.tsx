import { Anchor } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import type { Column } from "@/ui/list/types";
import { Money } from "@/ui/Money";
import { fileOf, type IssuedDocument } from "./api";

/** The columns of the list of issued documents: customer, day and amount first. */
export function useDocumentColumns(): readonly Column<IssuedDocument>[] {
  const { t } = useTranslation("commerce");
  return useMemo(
    () => [
      { key: "account", label: t("order.account"), render: ({ account }) => account.name },
      {
        key: "issued_on",
        label: t("document.issued_on"),
        sort: "issued_on",
        width: 9,
        render: ({ issued_on }) => <DateText iso={issued_on} />,
      },
      {
        key: "amount",
        label: t("document.amount"),
        sort: "amount",
        align: "right",
        width: 10,
        render: ({ amount }) => <Money money={amount} />,
      },
      {
        key: "kind",
        label: t("document.kind"),
        width: 11,
        render: ({ kind, language }) => `${t(`document_kind.${kind}`)} (${t(`language.${language}`)})`,
      },
      {
        key: "number",
        label: t("document.number"),
        sort: "number",
        width: 10,
        render: ({ number }) => number,
      },
      { key: "file", label: t("document.file"), width: 7, render: (row) => <PdfLink document={row} /> },
      {
        key: "issued_by",
        label: t("document.issued_by"),
        width: 9,
        isExtra: true,
        render: ({ issued_by }) => issued_by?.name ?? "",
      },
      {
        key: "addressee",
        label: t("document.addressee"),
        isExtra: true,
        render: ({ addressee }) => addressee,
      },
    ],
    [t],
  );
}

/** The PDF itself, as it was issued. */
export function PdfLink({ document }: { document: IssuedDocument }) {
  const { t } = useTranslation("commerce");
  return (
    <Anchor
      href={fileOf(document)}
      download={document.file_name}
      size="sm"
      aria-label={t("document.download", { number: document.number })}
      onClick={(event) => event.stopPropagation()}
    >
      PDF
    </Anchor>
  );
}
