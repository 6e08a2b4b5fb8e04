import { Alert, Button, Group, Stack, Text, Title } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { useFormat } from "@/ui/useFormat";
import { useGo } from "@/ui/useGo";
import { type Import, TICKET_LOG } from "./api";
import { Counts } from "./Counts";
import { Duplicates } from "./Duplicates";
import { ProblemTable } from "./ProblemTable";
import { tookNothing } from "./progress";
import { Undo } from "./Undo";

/** Where what came in is listed, the newest first. Ratings have no list of their own. */
const LISTS: Readonly<Record<string, string>> = {
  accounts: "/accounts?sort=-updated_at",
  contacts: "/contacts?sort=-updated_at",
  leads: "/leads?sort=-updated_at",
  deals: "/deals?view=list&sort=-updated_at",
  products: "/products?sort=-updated_at",
  users: "/settings/people?sort=-updated_at",
  orders: "/orders?sort=-updated_at",
  tickets: "/tickets",
  activities: "/activities",
};

/** The figures of service over the days of a ticket log. */
function figuresOf({ kind, first_on, last_on }: Import): string | undefined {
  if (kind !== TICKET_LOG || !first_on || !last_on) return undefined;
  return `/reports?report=service&period=custom&start=${first_on}&end=${last_on}`;
}

/** What an import did, and why rows were left out. */
export function Report({ row }: { row: Import }) {
  const { t } = useTranslation("exchange");
  const go = useGo();
  const list = row.made + row.changed > 0 ? LISTS[row.kind] : undefined;
  const figures = figuresOf(row);
  const isOver = row.status === "done" && row.skipped === 0;
  return (
    <Stack component="section" aria-label={t("report.title")}>
      <Outcome row={row} />
      <Counts counts={row} inTickets={row.kind === TICKET_LOG} />
      <Group>
        {!isOver && (
          <Button
            variant={list || figures ? "default" : "filled"}
            onClick={() => go(`/imports?new=1&kind=${row.kind}`)}
          >
            {t("report.again")}
          </Button>
        )}
        <Undo row={row} />
        {figures && <Button onClick={() => go(figures)}>{t("log.figures")}</Button>}
        {list && <Button onClick={() => go(list)}>{t("report.see", { kind: t(`kind.${row.kind}`) })}</Button>}
      </Group>
      <ProblemTable problems={row.problems} />
      <Duplicates row={row} />
    </Stack>
  );
}

function Outcome({ row }: { row: Import }) {
  const { t } = useTranslation("exchange");
  const format = useFormat();
  const skipped = { count: row.skipped, n: format.number(row.skipped) };
  const when = (
    <Text span size="sm" c="dimmed">
      <DateText iso={row.finished_at} />
    </Text>
  );
  const say = () => {
    if (row.status === "failed") {
      const kept = row.made + row.changed > 0;
      return {
        color: "red",
        Icon: IconX,
        title: t("report.failed"),
        about: `${row.refusal} ${t(kept ? "report.failed_kept" : "report.failed_nothing")}`,
      };
    }
    if (tookNothing(row)) {
      return {
        color: "red",
        Icon: IconX,
        title: t("report.nothing"),
        about: row.atomic ? t("report.nothing_about", skipped) : t("report.all_bad_about"),
      };
    }
    if (row.skipped > 0) {
      return {
        color: "yellow",
        Icon: IconAlertTriangle,
        title: t("report.skipped", skipped),
        about: t("report.skipped_about"),
      };
    }
    const isSame = row.made + row.changed === 0;
    return {
      color: "green",
      Icon: IconCheck,
      title: t(isSame ? "report.same" : "report.done"),
      about: isSame ? t("report.same_about") : "",
    };
  };
  const { color, Icon, title, about } = say();
  return (
    <Alert color={color} icon={<Icon aria-hidden />} role="status">
      <Title order={2} size="h3">
        {title}
      </Title>
      {about && <Text size="sm">{about}</Text>}
      {when}
    </Alert>
  );
}
