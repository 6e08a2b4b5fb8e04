import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import type { Column } from "@/ui/list/types";
import { Money } from "@/ui/Money";
import { StatusBadge, type Tone } from "@/ui/StatusBadge";
import type { ImprovementRow, Status } from "./api";

const TONES: Record<Status, Tone> = {
  received: "neutral",
  considering: "neutral",
  doing: "warn",
  done: "good",
  declined: "neutral",
};

export function ImprovementState({ status }: { status: Status }) {
  const { t } = useTranslation("service");
  return <StatusBadge tone={TONES[status]} label={t(`improvement.status_of.${status}`)} />;
}

/** Until when; late is said in words, not by colour alone. */
export function Due({ row }: { row: Pick<ImprovementRow, "due_on" | "is_late"> }) {
  const { t } = useTranslation("service");
  return (
    <span style={{ color: row.is_late ? "var(--bad)" : undefined }}>
      <DateText iso={row.due_on} />
      {row.is_late && ` ${t("complaint.late")}`}
    </span>
  );
}

const COUNTS = ["voices", "customers"] as const;

/** The columns of the list of improvements. */
export function useImprovementColumns(): readonly Column<ImprovementRow>[] {
  const { t } = useTranslation("service");
  return useMemo(
    () => [
      { key: "title", label: t("improvement.title"), sort: "title", render: ({ title }) => title },
      {
        key: "number",
        label: t("complaint.number"),
        sort: "number",
        width: 6,
        render: ({ number }) => `KZ-${number}`,
      },
      {
        key: "status",
        label: t("improvement.status"),
        sort: "status",
        width: 8,
        render: ({ status }) => <ImprovementState status={status} />,
      },
      { key: "owner", label: t("improvement.owner"), width: 8, render: ({ owner }) => owner?.name ?? "" },
      {
        key: "due_on",
        label: t("improvement.due_on"),
        sort: "due_on",
        width: 11,
        render: (row) => <Due row={row} />,
      },
      ...COUNTS.map(
        (key): Column<ImprovementRow> => ({
          key,
          label: t(`improvement.${key}`),
          sort: key,
          align: "right",
          width: 6,
          render: (row) => row[key],
        }),
      ),
      {
        key: "stake",
        label: t("improvement.stake"),
        sort: "stake",
        align: "right",
        width: 10,
        render: ({ stake }) => <Money money={stake} />,
      },
      {
        key: "product",
        label: t("complaint.product"),
        width: 12,
        isExtra: true,
        render: ({ product }) => product?.name ?? "",
      },
    ],
    [t],
  );
}
