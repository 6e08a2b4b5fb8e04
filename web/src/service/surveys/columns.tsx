import { Badge, Text } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import type { Column } from "@/ui/list/types";
import type { AnswerRow } from "./api";

const COLOURS: Readonly<Record<string, string>> = { good: "teal", middle: "gray", low: "red" };

/** The columns of the list of answers. */
export function useAnswerColumns(): readonly Column<AnswerRow>[] {
  const { t } = useTranslation("service");
  return useMemo(
    () => [
      { key: "comment", label: t("surveys.comment"), render: (row) => <Words row={row} /> },
      { key: "score", label: t("surveys.score"), width: 8, render: (row) => <Score row={row} /> },
      { key: "kind", label: t("surveys.kind"), width: 9, render: ({ kind }) => t(`surveys.kind_of.${kind}`) },
      { key: "account", label: t("table.account"), width: 13, render: ({ account }) => account?.name },
      { key: "ticket", label: t("surveys.ticket"), width: 6, render: (row) => <Ticket row={row} /> },
      { key: "credited", label: t("surveys.credited"), width: 8, render: ({ credited }) => credited?.name },
      {
        key: "asked_at",
        label: t("surveys.asked_at"),
        sort: "asked_at",
        width: 8,
        render: ({ asked_at }) => <DateText iso={asked_at} />,
      },
      {
        key: "answered_at",
        label: t("surveys.answered_at"),
        width: 8,
        render: ({ answered_at }) => answered_at && <DateText iso={answered_at} />,
      },
      {
        key: "followed_up_at",
        label: t("surveys.followed_up_at"),
        width: 8,
        isExtra: true,
        render: ({ followed_up_at }) => followed_up_at && <DateText iso={followed_up_at} />,
      },
    ],
    [t],
  );
}

/** What the customer wrote, or how it stands. */
function Words({ row }: { row: AnswerRow }) {
  const { t } = useTranslation("service");
  if (row.comment) return row.comment;
  const state = row.answered_at ? "no_comment" : row.declined_at ? "declined" : "waiting";
  return (
    <Text span size="sm" c="dimmed">
      {t(`surveys.${state}`)}
    </Text>
  );
}

function Score({ row: { score, scale, band } }: { row: AnswerRow }) {
  const { t } = useTranslation("service");
  if (score === null || !band) return "–";
  return (
    <Badge variant="light" color={COLOURS[band] ?? "gray"} title={t(`surveys.band_of.${band}`)}>
      {score} / {scale}
    </Badge>
  );
}

function Ticket({ row: { ticket } }: { row: AnswerRow }) {
  return ticket && <AppLink to={`/tickets/${ticket.id}`}>#{ticket.number}</AppLink>;
}
