import { Button, Table, Text } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/ui/useFormat";
import type { RowProblem } from "./api";
import classes from "./imports.module.css";

const FIRST = 50;

/** Which row is not right, and why: numbered as a spreadsheet shows it, so that the file can be mended. */
export function ProblemTable({ problems }: { problems: readonly RowProblem[] }) {
  const { t } = useTranslation("exchange");
  const format = useFormat();
  const isNarrow = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const [isWhole, showWhole] = useState(false);
  if (problems.length === 0) return null;
  const shown = (isWhole ? problems : problems.slice(0, FIRST)).map((problem) => ({
    ...problem,
    key: `${problem.row} ${problem.field} ${problem.reason}`,
  }));
  const Lines = isNarrow ? Cards : Rows;
  return (
    <div>
      <Text fw={600} mb={4}>
        {t("problem.title")}
      </Text>
      <Lines problems={shown} />
      {problems.length > shown.length && (
        <Button variant="default" mt="sm" onClick={() => showWhole(true)}>
          {t("problem.all", { count: problems.length, n: format.number(problems.length) })}
        </Button>
      )}
    </div>
  );
}

interface LinesProps {
  problems: readonly (RowProblem & { key: string })[];
}

function Rows({ problems }: LinesProps) {
  const { t } = useTranslation("exchange");
  const format = useFormat();
  return (
    <Table verticalSpacing="xs" layout="fixed" aria-label={t("problem.title")}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w="5rem" ta="right">
            {t("problem.row")}
          </Table.Th>
          <Table.Th w="11rem">{t("problem.field")}</Table.Th>
          <Table.Th w="15rem">{t("problem.value")}</Table.Th>
          <Table.Th>{t("problem.reason")}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {problems.map((problem) => (
          <Table.Tr key={problem.key}>
            <Table.Td ta="right">{format.number(problem.row)}</Table.Td>
            <Table.Td>{problem.name || "–"}</Table.Td>
            <Table.Td translate="no">{problem.value || t("problem.blank")}</Table.Td>
            <Table.Td>{problem.reason}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Cards({ problems }: LinesProps) {
  const { t } = useTranslation("exchange");
  const format = useFormat();
  return (
    <ul className={classes.problems} aria-label={t("problem.title")}>
      {problems.map((problem) => (
        <li key={problem.key} className={classes.problem}>
          <Text size="sm" fw={600}>
            {t("problem.nth", { n: format.number(problem.row) })} {problem.name}
          </Text>
          <Text size="sm" translate="no" c="dimmed">
            {problem.value || t("problem.blank")}
          </Text>
          <Text size="sm">{problem.reason}</Text>
        </li>
      ))}
    </ul>
  );
}
