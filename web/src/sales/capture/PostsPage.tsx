import { Button, Group, Stack, Text } from "@mantine/core";
import { IconForms } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { EmptyState } from "@/ui/EmptyState";
import { DataList } from "@/ui/list/DataList";
import { SelectFilter } from "@/ui/list/filters";
import { ListPage } from "@/ui/list/ListPage";
import type { Column } from "@/ui/list/types";
import { StatusBadge, type Tone } from "@/ui/StatusBadge";
import { toastDone, toastProblem } from "@/ui/toast";
import { type Decision, decide, type FormPost, POST_STATES, postKeys, posts } from "./api";

const TONES: Record<string, Tone> = {
  suspect: "warn",
  unconfirmed: "active",
  taken: "good",
  dismissed: "neutral",
};

/** What came by forms, and what of it waits for somebody's word. */
export default function PostsPage() {
  const { t } = useTranslation("sales");
  return (
    <ListPage title={t("form_posts.title")} about={t("form_posts.about")}>
      <DataList
        name="form-posts"
        label={t("form_posts.title")}
        columns={usePostColumns()}
        source={posts}
        filterNames={["state", "form_id"]}
        defaultSort="-posted_at"
        filters={
          <SelectFilter
            name="state"
            label={t("form_post.state")}
            options={POST_STATES.map((value) => ({ value, label: t(`form_post.states.${value}`) }))}
          />
        }
        empty={
          <EmptyState icon={IconForms} title={t("form_posts.empty")} about={t("form_posts.empty_about")} />
        }
      />
    </ListPage>
  );
}

function usePostColumns(): readonly Column<FormPost>[] {
  const { t } = useTranslation("sales");
  return useMemo(
    () => [
      {
        key: "posted_at",
        label: t("form_post.posted_at"),
        sort: "posted_at",
        width: 8,
        render: ({ posted_at }) => <DateText iso={posted_at} />,
      },
      { key: "who", label: t("lead.person"), width: 14, render: (post) => <Who post={post} /> },
      { key: "said", label: t("form_post.said"), render: (post) => <Said post={post} /> },
      {
        key: "form",
        label: t("form.name"),
        width: 12,
        render: ({ form }) => <AppLink to={`/lead-forms/${form.id}`}>{form.name}</AppLink>,
      },
      { key: "state", label: t("form_post.state"), width: 14, render: (post) => <State post={post} /> },
      { key: "acts", label: t("form_post.decide"), width: 14, render: (post) => <Acts post={post} /> },
    ],
    [t],
  );
}

export const namedIn = ({ values }: FormPost) =>
  [values.family_name, values.given_name].filter(Boolean).join(" ");

function Who({ post }: { post: FormPost }) {
  const { values, lead } = post;
  return (
    <Stack gap={0}>
      {lead ? (
        <AppLink to={`/leads/${lead.id}`}>{lead.name}</AppLink>
      ) : (
        <Text size="sm">{namedIn(post)}</Text>
      )}
      {[values.company, values.email, values.phone].filter(Boolean).map((text) => (
        <Text key={text} size="xs" c="dimmed">
          {text}
        </Text>
      ))}
    </Stack>
  );
}

function Said({ post }: { post: FormPost }) {
  return (
    <Stack gap={0}>
      {post.values.note && (
        <Text size="sm" lineClamp={3}>
          {post.values.note}
        </Text>
      )}
      {post.answers
        .filter(({ text }) => text)
        .map(({ label, text }) => (
          <Text key={label} size="xs" lineClamp={2}>
            {label}: {text}
          </Text>
        ))}
    </Stack>
  );
}

function State({ post }: { post: FormPost }) {
  const { t } = useTranslation("sales");
  return (
    <Stack gap={2}>
      <StatusBadge tone={TONES[post.state] ?? "neutral"} label={t(`form_post.states.${post.state}`)} />
      {post.reasons.map((reason) => (
        <Text key={reason} size="xs" c="dimmed">
          {t(`form_post.reasons.${reason}`)}
        </Text>
      ))}
    </Stack>
  );
}

function Acts({ post }: { post: FormPost }) {
  const { t } = useTranslation("sales");
  const cache = useQueryClient();
  const act = useMutation({
    mutationFn: (decision: Decision) => decide(post, decision),
    onSuccess: (_, decision) => toastDone(t(`form_post.done.${decision}`, { name: namedIn(post) })),
    onError: toastProblem,
    onSettled: () => cache.invalidateQueries({ queryKey: postKeys.all }),
  });
  if (!post.may.decide) return null;
  return (
    <Group gap={4}>
      <Button size="compact-sm" loading={act.isPending} onClick={() => act.mutate("let-in")}>
        {t("form_post.let_in")}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        loading={act.isPending}
        onClick={() => act.mutate("dismiss")}
      >
        {t("form_post.dismiss")}
      </Button>
    </Group>
  );
}
