import { Alert, Card, Group, NumberInput, Select, Skeleton, Stack, Switch, Text, Title } from "@mantine/core";
import { IconSend } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { EmptyState } from "@/ui/EmptyState";
import { PageHead } from "@/ui/PageHead";
import { ProblemView } from "@/ui/ProblemView";
import { toastDone } from "@/ui/toast";
import { chooseSending, type Sender, senderKeys, useSenders } from "./api";
import { ProofList } from "./ProofList";
import { ReportAddress } from "./ReportAddress";
import { TestMail } from "./TestMail";

/** How mail leaves each mailbox: time for second thoughts, encoding, acknowledgements; whether it would be believed. */
export default function SendingPage() {
  const { t } = useTranslation("channels");
  const { data, error, refetch } = useSenders();
  if (error) return <ProblemView error={error} onRetry={refetch} />;
  return (
    <Stack p="md" maw={820}>
      <PageHead title={t("sending.title")} about={t("sending.about")} />
      {!data && <Skeleton h={220} />}
      {data?.items.length === 0 && (
        <EmptyState icon={IconSend} title={t("sending.empty")} about={t("sending.empty_about")} />
      )}
      {data?.items.map((one) => (
        <SenderCard key={one.id} sender={one} />
      ))}
    </Stack>
  );
}

function SenderCard({ sender }: { sender: Sender }) {
  const { t } = useTranslation("channels");
  return (
    <Card withBorder component="section" aria-label={sender.address}>
      <Stack gap="md">
        <div>
          <Title order={2} size="h4">
            {sender.name || sender.address}
          </Title>
          <Text size="sm" c="dimmed">
            {sender.address} · {t("sending.server")} {sender.server}
            {!sender.is_active && ` · ${t("sending.off")}`}
          </Text>
        </div>
        {sender.resting_until && (
          <Alert color="yellow" title={t("sending.resting")}>
            {t("sending.resting_about")} <DateText iso={sender.resting_until} />
          </Alert>
        )}
        <Choices sender={sender} />
        <TestMail sender={sender} />
        <ReportAddress sender={sender} />
        <ProofList sender={sender} />
      </Stack>
    </Card>
  );
}

function Choices({ sender }: { sender: Sender }) {
  const { t } = useTranslation("channels");
  const cache = useQueryClient();
  const choose = useMutation({
    mutationFn: (body: Parameters<typeof chooseSending>[1]) => chooseSending(sender, body),
    onSuccess: () => toastDone(t("sending.saved")),
    onSettled: () => cache.invalidateQueries({ queryKey: senderKeys.all }),
  });
  return (
    <Stack gap="sm">
      <Group align="flex-start" grow>
        <NumberInput
          label={t("sending.undo")}
          description={t("sending.undo_about")}
          defaultValue={sender.undo_seconds}
          min={0}
          max={120}
          clampBehavior="strict"
          allowDecimal={false}
          onBlur={(event) => {
            const undo_seconds = Number(event.currentTarget.value);
            if (undo_seconds !== sender.undo_seconds) choose.mutate({ undo_seconds });
          }}
        />
        <Select
          label={t("sending.charset")}
          description={t("sending.charset_about")}
          data={[
            { value: "utf-8", label: "UTF-8" },
            { value: "iso-2022-jp", label: "ISO-2022-JP" },
          ]}
          value={sender.charset}
          allowDeselect={false}
          onChange={(charset) => choose.mutate({ charset: charset as "utf-8" | "iso-2022-jp" })}
        />
      </Group>
      <Switch
        label={t("sending.acknowledges")}
        description={t("sending.acknowledges_about")}
        checked={
          choose.isPending ? (choose.variables.acknowledges ?? sender.acknowledges) : sender.acknowledges
        }
        disabled={choose.isPending}
        onChange={(event) => choose.mutate({ acknowledges: event.currentTarget.checked })}
      />
    </Stack>
  );
}
