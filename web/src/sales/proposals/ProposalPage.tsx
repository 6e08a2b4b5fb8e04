import {
  Alert,
  Button,
  Card,
  Group,
  Select,
  Skeleton,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from "@mantine/core";
import { IconCopy, IconEye, IconFileCheck, IconFileDownload, IconTrash } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { AskModal } from "@/ui/AskModal";
import { DateText } from "@/ui/DateText";
import { ProblemView } from "@/ui/ProblemView";
import { RecordPage } from "@/ui/RecordPage";
import { quotesOf } from "../quotes/api";
import { loadProposal, type Proposal, pdfOf, proposalKeys } from "./api";
import { Points } from "./Points";
import { ProposalState } from "./ProposalState";
import { useWords } from "./useWords";

/** One proposal: a draft is written here, what was issued is read. */
export default function ProposalPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { data, error, refetch } = useQuery({
    queryKey: proposalKeys.one(id),
    queryFn: ({ signal }) => loadProposal(id, signal),
    meta: { topics: ["sales.Deal"] },
  });
  if (error && !data) return <ProblemView error={error} onRetry={refetch} />;
  if (!data) return <RecordPage header={<Skeleton height={96} />} middle={<Skeleton height={320} />} />;
  return <Written key={`${data.id}-${data.version}`} proposal={data} />;
}

type Draft = ReturnType<typeof useWords>;

function Written({ proposal }: { proposal: Proposal }) {
  const draft = useWords(proposal);
  useEffect(() => {
    document.title = `${proposal.title} – Enishi`;
  }, [proposal.title]);
  return (
    <RecordPage
      header={<Header proposal={proposal} draft={draft} />}
      middle={<Words proposal={proposal} draft={draft} />}
      right={<Beside proposal={proposal} draft={draft} />}
    />
  );
}

function Header({ proposal, draft }: { proposal: Proposal; draft: Draft }) {
  const { t } = useTranslation("sales");
  return (
    <Group justify="space-between" align="flex-start" gap="sm">
      <Stack gap={2} miw={0}>
        <Text size="sm" c="dimmed">
          {t("proposals.one")}
          {proposal.number && ` ${proposal.number}`}
          {" · "}
          <AppLink to={`/deals/${proposal.deal.id}`}>{proposal.deal.name}</AppLink>
          {proposal.account && (
            <>
              {" · "}
              <AppLink to={`/accounts/${proposal.account.id}`}>{proposal.account.name}</AppLink>
            </>
          )}
        </Text>
        <Title order={1}>{proposal.title}</Title>
        <Group gap="md">
          <ProposalState status={proposal.status} />
          {proposal.issued_at && (
            <Text size="sm" c="dimmed">
              <DateText iso={proposal.issued_at} /> {proposal.issued_by?.name}
            </Text>
          )}
        </Group>
      </Stack>
      <Steps proposal={proposal} draft={draft} />
    </Group>
  );
}

function Steps({ proposal, draft }: { proposal: Proposal; draft: Draft }) {
  const { t } = useTranslation("sales");
  const isDraft = proposal.status === "draft";
  return (
    <Group gap="xs">
      {proposal.account && (
        <Button
          variant="default"
          component="a"
          href={pdfOf(proposal)}
          target="_blank"
          rel="noopener"
          leftSection={
            isDraft ? <IconEye size={16} aria-hidden /> : <IconFileDownload size={16} aria-hidden />
          }
        >
          {t(isDraft ? "quotes.preview" : "quotes.pdf")}
        </Button>
      )}
      {!isDraft && (
        <Button
          variant="default"
          leftSection={<IconCopy size={16} aria-hidden />}
          loading={draft.copy.isPending}
          onClick={() => draft.copy.mutate()}
        >
          {t("proposals.copy")}
        </Button>
      )}
      {proposal.may.update && (
        <Button
          variant="default"
          disabled={!draft.isChanged}
          loading={draft.save.isPending}
          onClick={() => draft.save.mutate()}
        >
          {t("proposals.save")}
        </Button>
      )}
      {proposal.may.send && (
        <Button
          leftSection={<IconFileCheck size={16} aria-hidden />}
          loading={draft.issue.isPending}
          onClick={() => draft.issue.mutate()}
        >
          {t("proposals.issue")}
        </Button>
      )}
    </Group>
  );
}

function Words({ proposal, draft }: { proposal: Proposal; draft: Draft }) {
  const { t } = useTranslation("sales");
  const { words, setWords } = draft;
  const mayEdit = proposal.may.update;
  const text = (name: "situation" | "plan" | "closing") => (
    <Textarea
      label={t(`proposal.${name}`)}
      placeholder={mayEdit ? t(`proposal.${name}_example`) : undefined}
      value={words[name]}
      onChange={(event) => setWords({ ...words, [name]: event.currentTarget.value })}
      readOnly={!mayEdit}
      maxLength={2000}
      minRows={3}
      autosize
    />
  );
  return (
    <Stack gap="md">
      {mayEdit && (
        <TextInput
          label={t("proposal.title")}
          value={words.title}
          onChange={(event) => setWords({ ...words, title: event.currentTarget.value })}
          required
          maxLength={300}
        />
      )}
      {text("situation")}
      <Title order={2} size="h4">
        {t("proposal.points")}
      </Title>
      <Points points={words.points} mayEdit={mayEdit} onChange={(points) => setWords({ ...words, points })} />
      {text("plan")}
      {text("closing")}
    </Stack>
  );
}

function Beside({ proposal, draft }: { proposal: Proposal; draft: Draft }) {
  const { t } = useTranslation("sales");
  const { data } = useQuery(quotesOf(proposal.deal.id));
  const { words, setWords } = draft;
  const choices = (data?.items ?? []).map((quote) => ({
    value: quote.id,
    label: quote.number ?? quote.title,
  }));
  return (
    <Stack gap="md">
      {proposal.may.send && proposal.missing.length > 0 && !draft.isChanged && (
        <Alert color="gray" variant="light" title={t("proposals.missing")}>
          {t("proposals.missing_about")}
        </Alert>
      )}
      <Card withBorder>
        <Select
          label={t("proposal.quote")}
          description={t("proposal.quote_about")}
          data={choices}
          value={words.quote_id}
          onChange={(quote_id) => setWords({ ...words, quote_id })}
          readOnly={!proposal.may.update}
          placeholder={t("proposal.no_quote")}
          clearable={proposal.may.update}
          clearButtonProps={{ "aria-label": t("proposal.no_quote"), "aria-hidden": false, tabIndex: 0 }}
        />
        {proposal.quote && (
          <AppLink to={`/quotes/${proposal.quote.id}`} size="sm" mt="xs">
            {proposal.quote.name}
          </AppLink>
        )}
      </Card>
      {proposal.may.delete && <Away draft={draft} />}
    </Stack>
  );
}

function Away({ draft }: { draft: Draft }) {
  const { t } = useTranslation("sales");
  const [asks, setAsks] = useState(false);
  return (
    <>
      <Button
        variant="subtle"
        color="red"
        leftSection={<IconTrash size={16} aria-hidden />}
        onClick={() => setAsks(true)}
      >
        {t("proposals.delete")}
      </Button>
      <AskModal
        opened={asks}
        title={t("proposals.delete")}
        about={t("proposals.delete_about")}
        act={t("proposals.delete")}
        isPending={draft.remove.isPending}
        onAct={() => draft.remove.mutate()}
        onClose={() => setAsks(false)}
      />
    </>
  );
}
