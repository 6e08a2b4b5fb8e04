import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import type { Column } from "@/ui/list/types";
import { PersonName } from "@/ui/PersonName";
import type { ContactRow } from "../types";

export const kanaOf = (row: Pick<ContactRow, "family_kana" | "given_kana">) =>
  [row.family_kana, row.given_kana].filter(Boolean).join(" ");

/** The columns of the list of people; the company is where they are now. */
export function useContactColumns(): readonly Column<ContactRow>[] {
  const { t } = useTranslation("customers");
  return useMemo(() => {
    const now = (row: ContactRow) => row.places.find((place) => place.is_present);
    return [
      {
        key: "name",
        label: t("field.full_name"),
        sort: "name",
        width: 15,
        render: (row) => <PersonName family={row.family_name} given={row.given_name} kana={kanaOf(row)} />,
      },
      {
        key: "account",
        label: t("field.account"),
        width: 18,
        render: (row) => {
          const place = now(row);
          return (
            place && (
              <AppLink size="sm" to={`/accounts/${place.account.id}`}>
                {place.account.name}
              </AppLink>
            )
          );
        },
      },
      {
        key: "place",
        fields: ["department", "title"],
        label: t("field.place_at"),
        width: 13,
        render: (row) => [now(row)?.department, now(row)?.title].filter(Boolean).join(" "),
      },
      { key: "email", label: t("field.email"), width: 16, render: (row) => row.email },
      { key: "phone", label: t("field.phone"), render: (row) => row.mobile || row.phone },
      {
        key: "updated_at",
        label: t("field.updated_at"),
        sort: "updated_at",
        isExtra: true,
        render: (row) => <DateText iso={row.updated_at} />,
      },
    ];
  }, [t]);
}
