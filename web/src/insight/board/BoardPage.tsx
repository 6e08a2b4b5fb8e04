import { Button, Group, Select, Skeleton } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { PageHead } from "@/ui/PageHead";
import { ProblemView } from "@/ui/ProblemView";
import { RoleMark } from "@/ui/RoleMark";
import { useFilters } from "@/ui/useFilters";
import { useFormat } from "@/ui/useFormat";
import { PeriodSwitch } from "../period/PeriodSwitch";
import { type PeriodChoice, usePeriod } from "../period/usePeriod";
import { type Board, useBoard } from "./api";
import { BoardRow } from "./BoardRow";
import classes from "./board.module.css";

const ROWS = ["goal", "focus", "metrics", "skills", "activities", "interactions", "relationship", "impact"];

/** Sales and service side by side in eight rows, with the thread between them. */
export default function BoardPage() {
  const { t } = useTranslation("insight");
  const format = useFormat();
  const { values } = useFilters();
  const period = usePeriod("year");
  const { data, error, refetch, isPlaceholderData } = useBoard({ ...period.span, team_id: values.team_id });
  if (error) return <ProblemView error={error} onRetry={refetch} />;
  return (
    <div className={classes.board} aria-busy={!data || isPlaceholderData}>
      <PageHead
        title={t("board.title")}
        about={data && t("board.period", { start: format.day(data.start), end: format.day(data.end) })}
        actions={<Switches period={period} teams={data?.teams ?? []} />}
      />
      <div className={classes.heads}>
        <RoleMark of="sales" />
        <span />
        <RoleMark of="service" />
      </div>
      <div className={classes.rows}>
        {data
          ? data.rows.map((row, index) => <BoardRow key={row.key} row={row} number={index + 1} />)
          : ROWS.map((key) => <Skeleton key={key} h={118} my={6} />)}
      </div>
    </div>
  );
}

function Switches({ period, teams }: { period: PeriodChoice; teams: Board["teams"] }) {
  const { t } = useTranslation("insight");
  const { values, set } = useFilters();
  return (
    <Group gap="xs" align="flex-end" className={classes.switches}>
      <PeriodSwitch period={period} />
      <Select
        aria-label={t("board.team")}
        placeholder={t("board.every_team")}
        data={teams.map(({ id, name }) => ({ value: id, label: name }))}
        value={values.team_id ?? null}
        onChange={(team_id) => set({ team_id: team_id ?? undefined })}
        clearable
        size="xs"
        w={160}
      />
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPrinter size={15} aria-hidden />}
        onClick={() => window.print()}
      >
        {t("board.print")}
      </Button>
    </Group>
  );
}
