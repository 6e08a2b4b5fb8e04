import { Button, Center, Loader, Stack, Text, Title } from "@mantine/core";
import { IconFileDownload, IconFileText } from "@tabler/icons-react";
import { useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { toProblem } from "@/client/problem";
import { DateText } from "@/ui/DateText";
import { LanguageSwitch } from "@/ui/LanguageSwitch";
import { Money } from "@/ui/Money";
import { Answer } from "./Answer";
import { fileOf, type SharedQuote, useSharedQuote } from "./api";
import { Lines } from "./Lines";
import classes from "./quote.module.css";

/** A customer's page: what is offered, until when, and room for a question, a yes or a no. */
export default function SharedQuotePage() {
  const { t, i18n } = useTranslation("channels");
  const { key = "" } = useParams({ strict: false }) as { key?: string };
  const { data: quote, error, refetch } = useSharedQuote(key, i18n.language);
  useEffect(() => {
    document.title = quote ? `${t("quote.title")} ${quote.number} – ${quote.company}` : t("quote.title");
  }, [quote, t]);
  return (
    <main className={classes.page}>
      <div className={classes.sheet}>
        {error && !quote ? (
          <Closed status={toProblem(error).status} onRetry={refetch} />
        ) : quote ? (
          <Sheet linkKey={key} quote={quote} />
        ) : (
          <Center mih="40vh">
            <Loader color="gray" />
          </Center>
        )}
      </div>
    </main>
  );
}

function Sheet({ linkKey, quote }: { linkKey: string; quote: SharedQuote }) {
  const { t } = useTranslation("channels");
  return (
    <Stack gap="xl">
      <header>
        <div className={classes.top}>
          <Text fw={650}>{quote.company}</Text>
          <LanguageSwitch />
        </div>
        <Title order={1} mt="xs">
          {quote.title}
        </Title>
        <Text c="dimmed" mt={4}>
          {t("quote.numbered", { number: quote.number })}
          {quote.sent_on && (
            <>
              {" · "}
              <DateText iso={quote.sent_on} />
            </>
          )}
          {" · "}
          {t("quote.for", { name: quote.customer })}
        </Text>
      </header>
      <Standing quote={quote} />
      <section className={classes.total}>
        <Text size="sm" c="dimmed">
          {t("quote.total")}
        </Text>
        <Text className={classes.amount as string}>
          <Money money={quote.total} />
        </Text>
        {quote.valid_until && (
          <Text>
            {t("quote.valid_until")} <DateText iso={quote.valid_until} />
          </Text>
        )}
      </section>
      <Lines quote={quote} />
      <Terms quote={quote} />
      <Button
        component="a"
        href={fileOf(linkKey)}
        download
        variant="default"
        size="md"
        leftSection={<IconFileDownload size={18} aria-hidden />}
      >
        {t("quote.download")}
      </Button>
      <Answer linkKey={linkKey} quote={quote} />
      <Text size="sm" c="dimmed">
        {t("quote.from", { name: quote.seller, company: quote.company })}
      </Text>
    </Stack>
  );
}

/** What became of it, where it is not open any more. */
function Standing({ quote }: { quote: SharedQuote }) {
  const { t } = useTranslation("channels");
  if (quote.state === "sent") return null;
  return (
    <div className={classes.standing} data-state={quote.state} role="status">
      <Text fw={650}>{t(`quote.state.${quote.state}`)}</Text>
      <Text size="sm">
        {quote.answered_at ? (
          <>
            {t("quote.answered", { name: quote.answered_by })} <DateText iso={quote.answered_at} />
          </>
        ) : (
          t(`quote.state_about.${quote.state}`)
        )}
      </Text>
    </div>
  );
}

function Terms({ quote }: { quote: SharedQuote }) {
  const { t } = useTranslation("channels");
  const said = (["delivery", "place", "payment", "note"] as const).filter((name) => quote[name]);
  return said.map((name) => (
    <div key={name}>
      <Text size="sm" c="dimmed">
        {t(`quote.${name}`)}
      </Text>
      <Text style={{ whiteSpace: "pre-wrap" }}>{quote[name]}</Text>
    </div>
  ));
}

/** A link that opens nothing: unknown, run out, taken back, tried too often, or out of reach just now. */
function Closed({ status, onRetry }: { status: number; onRetry: () => void }) {
  const { t } = useTranslation("channels");
  const { t: ui } = useTranslation("ui");
  const isOut = status <= 0 || status >= 500;
  const reason = isOut ? "unreached" : status === 429 ? "busy" : "closed";
  return (
    <Stack align="center" ta="center" mt="15vh" gap="sm" role="alert">
      <IconFileText size={48} stroke={1.2} color="var(--mantine-color-dimmed)" aria-hidden />
      <Title order={1}>{t(`quote.${reason}`)}</Title>
      <Text c="dimmed">{t(`quote.${reason}_about`)}</Text>
      {isOut && (
        <Button variant="default" size="md" onClick={onRetry}>
          {ui("retry")}
        </Button>
      )}
    </Stack>
  );
}
