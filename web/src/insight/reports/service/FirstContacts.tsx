import { Button, Checkbox, Group, Stack, Table, Text, Title } from "@mantine/core";
import { IconCheck, IconMinus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { ProblemView } from "@/ui/ProblemView";
import { useFormat } from "@/ui/useFormat";
import type { Asked } from "../api";
import { type FirstContact, FORMS, type ServiceReport, useFirstContacts } from "./api";

interface Props {
  fcr: ServiceReport["fcr"];
  span: Asked["span"];
}

/** The four forms of first-contact resolution over the same tickets, and why they differ. */
export function FirstContacts({ fcr, span }: Props) {
  const { t } = useTranslation("insight");
  const format = useFormat();
  const [differing, setDiffering] = useState(true);
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Title order={2} size="h4">
          {t("service.fcr", { n: format.number(fcr.of) })}
        </Title>
        <Checkbox
          size="xs"
          label={t("service.differing")}
          checked={differing}
          onChange={(event) => setDiffering(event.currentTarget.checked)}
        />
      </Group>
      <Table.ScrollContainer minWidth={820}>
        <Table aria-label={t("service.fcr_table")}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("service.ticket")}</Table.Th>
              {FORMS.map((form) => (
                <Table.Th key={form} ta="center" title={t(`service.form_about.${form}`)}>
                  {t(`service.form.${form}`)}
                  <Text span display="block" size="sm" fw={650} style={{ whiteSpace: "nowrap" }}>
                    {fcr[form].share === null ? "–" : format.percent(fcr[form].share)}
                  </Text>
                </Table.Th>
              ))}
              <Table.Th>{t("service.why")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Lines span={span} differing={differing} />
        </Table>
      </Table.ScrollContainer>
      <Text size="xs" c="dimmed">
        {t("service.fcr_about")}
      </Text>
    </Stack>
  );
}

function Lines({ span, differing }: { span: Asked["span"]; differing: boolean }) {
  const { t } = useTranslation("insight");
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useFirstContacts(
    span,
    differing,
  );
  const lines = data?.pages.flatMap((page) => page.items) ?? [];
  const whole = (content: React.ReactNode) => (
    <Table.Tr>
      <Table.Td colSpan={FORMS.length + 2}>{content}</Table.Td>
    </Table.Tr>
  );
  return (
    <Table.Tbody>
      {error && whole(<ProblemView error={error} onRetry={refetch} />)}
      {lines.map((line) => (
        <Line key={line.id} line={line} />
      ))}
      {data && lines.length === 0 && whole(<Text c="dimmed">{t("service.none_differs")}</Text>)}
      {hasNextPage &&
        whole(
          <Button variant="subtle" size="xs" loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
            {t("service.more")}
          </Button>,
        )}
    </Table.Tbody>
  );
}

function Line({ line }: { line: FirstContact }) {
  const { t } = useTranslation("insight");
  return (
    <Table.Tr>
      <Table.Td>
        <AppLink to={`/tickets/${line.id}`}>
          {line.number} {line.subject}
        </AppLink>
        <Text size="xs" c="dimmed">
          <DateText iso={line.solved_at} />
        </Text>
      </Table.Td>
      {FORMS.map((form) => (
        <Table.Td key={form} ta="center">
          {line.forms[form] ? (
            <IconCheck size={16} role="img" aria-label={t("service.yes")} color="var(--good)" />
          ) : (
            <IconMinus
              size={16}
              role="img"
              aria-label={t("service.no")}
              color="var(--mantine-color-dimmed)"
            />
          )}
        </Table.Td>
      ))}
      <Table.Td>
        <Why line={line} />
      </Table.Td>
    </Table.Tr>
  );
}

/** What took a form away, in a sentence each. */
function Why({ line }: { line: FirstContact }) {
  const { t } = useTranslation("insight");
  const format = useFormat();
  const said = [
    line.asked_before_solve > 1 && t("service.because.asked", { n: line.asked_before_solve }),
    line.reopened > 0 && t("service.because.reopened", { n: line.reopened }),
    line.again_at && t("service.because.again", { day: format.day(line.again_at) }),
    line.replies_before_solve > 1 && t("service.because.replies", { n: line.replies_before_solve }),
    line.asked > line.asked_before_solve && t("service.because.after"),
    line.back_at && t("service.because.back", { day: format.day(line.back_at) }),
  ].filter(Boolean);
  return (
    <Text size="xs" c="dimmed">
      {said.join(" ")}
    </Text>
  );
}
