import { Alert, Skeleton, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { ProblemView } from "@/ui/ProblemView";
import { RecordPage } from "@/ui/RecordPage";
import { useFormat } from "@/ui/useFormat";
import { type Demo, demoKeys, loadDemo } from "./api";
import { DemoHeader } from "./DemoHeader";
import classes from "./demos.module.css";
import { Guests } from "./Guests";
import { Questions } from "./Questions";

/** One demo: who is invited and what they answered, what was shown, asked and agreed. */
export default function DemoPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { t } = useTranslation("sales");
  const { data, error, refetch } = useQuery({
    queryKey: demoKeys.one(id),
    queryFn: ({ signal }) => loadDemo(id, signal),
    meta: { topics: ["sales.DemoQuestion", "interactions.Message"] },
  });
  const title = data?.title;
  useEffect(() => {
    if (title) document.title = `${title} – Enishi`;
  }, [title]);
  if (error && !data) return <ProblemView error={error} onRetry={refetch} />;
  if (!data) return <RecordPage header={<Skeleton height={96} />} middle={<Skeleton height={320} />} />;
  return (
    <RecordPage
      header={<DemoHeader demo={data} />}
      left={<Facts demo={data} />}
      middle={
        <Stack gap="lg">
          {data.status === "cancelled" && data.cancel_reason && (
            <Alert color="gray" title={t("demo.cancelled_because")}>
              {data.cancel_reason}
            </Alert>
          )}
          {data.status === "held" && <Outcome demo={data} />}
          <Guests demo={data} />
          <Questions demo={data} />
        </Stack>
      }
      right={<Mails demo={data} />}
    />
  );
}

function Facts({ demo }: { demo: Demo }) {
  const { t } = useTranslation("sales");
  const format = useFormat();
  return (
    <dl className={classes.facts}>
      <Fact label={t("demo.starts_at")}>
        <DateText iso={demo.starts_at} /> ({t("demo.for_minutes", { count: demo.minutes })})
      </Fact>
      {demo.place && <Fact label={t("demo.place")}>{demo.place}</Fact>}
      {demo.url && (
        <Fact label={t("demo.url")}>
          <a href={demo.url} target="_blank" rel="noreferrer noopener">
            {demo.url}
          </a>
        </Fact>
      )}
      {demo.products.length > 0 && (
        <Fact label={t("demo.products")}>{format.list(demo.products.map(({ name }) => name))}</Fact>
      )}
      <Fact label={t("deal.owner")}>{demo.owner?.name ?? "–"}</Fact>
      {demo.message && <Fact label={t("demo.message")}>{demo.message}</Fact>}
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Outcome({ demo }: { demo: Demo }) {
  const { t } = useTranslation("sales");
  return (
    <section aria-label={t("demo.result")}>
      <Title order={2} size="h4" mb="xs">
        {t("demo.result")}
      </Title>
      <dl className={classes.facts}>
        {demo.shown && <Fact label={t("demo.shown")}>{demo.shown}</Fact>}
        {demo.outcome && <Fact label={t("demo.outcome")}>{demo.outcome}</Fact>}
        <Fact label={t("demo.next_action")}>
          {demo.next_action} <DateText iso={demo.next_action_on} />
        </Fact>
        {demo.followed_up_at && (
          <Fact label={t("demo.followed_up_at")}>
            <DateText iso={demo.followed_up_at} />
          </Fact>
        )}
      </dl>
    </section>
  );
}

/** What was written about it, by us and by the guests, the newest first. */
function Mails({ demo }: { demo: Demo }) {
  const { t } = useTranslation("sales");
  return (
    <Stack gap="sm" component="section" aria-label={t("demo.mails")}>
      <Title order={2} size="h5">
        {t("demo.mails")}
      </Title>
      {demo.mails.length === 0 && (
        <Text size="sm" c="dimmed">
          {t("demo.no_mails")}
        </Text>
      )}
      {demo.mails.map((mail) => (
        <article key={mail.id} className={classes.mail} data-direction={mail.direction}>
          <Text size="xs" c="dimmed">
            {t(`demo_mail.${mail.direction}`)} <DateText iso={mail.sent_at} /> {mail.by?.name}
          </Text>
          <Text size="sm" className={classes.words}>
            {mail.text}
          </Text>
        </article>
      ))}
      {demo.account && (
        <Text size="sm">
          <AppLink to={`/accounts/${demo.account.id}`}>{demo.account.name}</AppLink>
        </Text>
      )}
    </Stack>
  );
}
