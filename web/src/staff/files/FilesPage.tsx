import { Alert, Card, Progress, SimpleGrid, Skeleton, Stack, Table, Text, Title } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/client/api";
import type { Schema } from "@/client/schema";
import { DateText } from "@/ui/DateText";
import { PageHead } from "@/ui/PageHead";
import { ProblemView } from "@/ui/ProblemView";
import { useFormat } from "@/ui/useFormat";

type Health = Schema<"FileHealthOut">;
const NEARLY_FULL = 0.9;

/** Whether files have room, are scanned, and are what was kept. */
export default function FilesPage() {
  const { t } = useTranslation("staff");
  const { data, error, refetch } = useQuery({
    queryKey: ["foundation.FileTrouble", "list", {}],
    queryFn: () => answer<Health>(api.GET("/api/v1/files/health", {})),
    meta: { topics: ["foundation.StoredFile"] },
  });
  return (
    <Stack p="md" maw={960}>
      <PageHead title={t("files.title")} about={t("files.about")} />
      {error && !data && <ProblemView error={error} onRetry={refetch} />}
      {!error && !data && <Skeleton h={240} />}
      {data && (
        <>
          <Troubles troubles={data.troubles} />
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <Room health={data} />
            <Scanner health={data} />
          </SimpleGrid>
        </>
      )}
    </Stack>
  );
}

function Room({ health }: { health: Health }) {
  const { t } = useTranslation("staff");
  const { bytes, number } = useFormat();
  const share = health.quota ? health.used / health.quota : 0;
  return (
    <Block title={t("files.room")}>
      <Text>
        {health.quota
          ? t("files.used_of", { used: bytes(health.used), quota: bytes(health.quota) })
          : t("files.used", { used: bytes(health.used) })}
      </Text>
      {health.quota > 0 && (
        <Progress
          value={share * 100}
          color={share > NEARLY_FULL ? "red" : "main"}
          aria-label={t("files.room")}
        />
      )}
      {share > NEARLY_FULL && (
        <Text size="sm" c="var(--bad)">
          {t("files.nearly_full")}
        </Text>
      )}
      <Text size="sm" c="dimmed">
        {t("files.counted", { files: number(health.files), largest: bytes(health.largest) })}
      </Text>
    </Block>
  );
}

function Scanner({ health }: { health: Health }) {
  const { t } = useTranslation("staff");
  const { number } = useFormat();
  return (
    <Block title={t("files.scanner")}>
      <Text>{t(health.scanner ? "files.scanner_on" : "files.scanner_off")}</Text>
      <Text size="sm" c="dimmed">
        {t("files.not_scanned", { files: number(health.not_scanned) })}
      </Text>
      <Text size="sm" c={health.infected ? "var(--bad)" : "dimmed"}>
        {t("files.infected", { files: number(health.infected) })}
      </Text>
    </Block>
  );
}

function Troubles({ troubles }: { troubles: Health["troubles"] }) {
  const { t } = useTranslation("staff");
  if (troubles.length === 0) return <Text>{t("files.no_troubles")}</Text>;
  return (
    <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={t("files.troubles")}>
      <Text size="sm" mb="xs">
        {t("files.troubles_about")}
      </Text>
      <Table aria-label={t("files.troubles")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("files.file")}</Table.Th>
            <Table.Th>{t("files.problem")}</Table.Th>
            <Table.Th>{t("files.found_at")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {troubles.map((one) => (
            <Table.Tr key={one.digest}>
              <Table.Td>{one.names.join(" · ") || one.digest.slice(0, 12)}</Table.Td>
              <Table.Td>{t(`files.problems.${one.problem}`)}</Table.Td>
              <Table.Td>
                <DateText iso={one.found_at} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Alert>
  );
}

function Block({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card withBorder padding="sm" component="section">
      <Title order={2} size="h4" mb="xs">
        {title}
      </Title>
      <Stack gap="xs">{children}</Stack>
    </Card>
  );
}
