import { Anchor, Skeleton, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { CopyOnce } from "@/ui/CopyOnce";
import { ProblemView } from "@/ui/ProblemView";
import { RecordPage } from "@/ui/RecordPage";
import { StatusBadge } from "@/ui/StatusBadge";
import { formKeys, type LeadForm, loadForm } from "./api";
import { FormEditor } from "./FormEditor";

/** One form: what it asks, and the ways it is put on a page. */
export default function FormPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { data, error, refetch } = useQuery({
    queryKey: formKeys.one(id),
    queryFn: ({ signal }) => loadForm(id, signal),
  });
  if (error && !data) return <ProblemView error={error} onRetry={refetch} />;
  if (!data) return <RecordPage header={<Skeleton height={60} />} middle={<Skeleton height={400} />} />;
  return (
    <RecordPage
      header={<Head form={data} />}
      middle={<FormEditor key={`${data.id}-${data.version}`} form={data} />}
      right={<Ways form={data} />}
    />
  );
}

function Head({ form }: { form: LeadForm }) {
  const { t } = useTranslation("sales");
  useEffect(() => {
    document.title = `${form.name} – Enishi`;
  }, [form.name]);
  return (
    <Stack gap={4}>
      <Title order={1}>{form.name}</Title>
      <StatusBadge
        tone={form.is_active ? "good" : "neutral"}
        label={t(form.is_active ? "form.open" : "form.closed")}
      />
    </Stack>
  );
}

/** The page's address, the tag that embeds it, the address a page of one's own posts to, and what came. */
function Ways({ form }: { form: LeadForm }) {
  const { t } = useTranslation("sales");
  return (
    <Stack gap="md">
      <CopyOnce label={t("form.address")} value={form.address} about={t("form.address_about")} />
      {form.is_active && (
        <Anchor href={form.address} target="_blank" rel="noreferrer" size="sm">
          {t("form.look")}
        </Anchor>
      )}
      <CopyOnce label={t("form.script")} value={form.script} about={t("form.script_about")} />
      {form.sites.length === 0 && (
        <Text size="xs" c="dimmed">
          {t("form.script_needs")}
        </Text>
      )}
      {form.takes_foreign_posts && (
        <CopyOnce label={t("form.post_address")} value={form.address} about={t("form.post_about")} />
      )}
      <AppLink to={`/form-posts?form_id=${form.id}`}>{t("form.posts")}</AppLink>
    </Stack>
  );
}
