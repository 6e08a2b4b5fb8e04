import { Alert, Button, Stack, Text, Textarea, TextInput, Title } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { toProblem } from "@/client/problem";
import { wordsOf } from "@/ui/toast";
import { type Act, type SharedQuote, useSay } from "./api";
import classes from "./quote.module.css";

interface Props {
  linkKey: string;
  quote: SharedQuote;
}

/** Yes, no or a question. One thing at a time, by name. */
export function Answer({ linkKey, quote }: Props) {
  const { t, i18n } = useTranslation("channels");
  const say = useSay(linkKey, i18n.language);
  const [act, choose] = useState<Act | null>(null);
  const [asked, setAsked] = useState(false);
  const isOpen = quote.state === "sent";
  const acts: readonly Act[] = isOpen ? ["accept", "questions", "decline"] : ["questions"];

  return (
    <section className={classes.answer} aria-label={t("quote.answer")}>
      {asked && <Alert color="main">{t("quote.asked")}</Alert>}
      {say.error && !Object.keys(toProblem(say.error).fields).length && (
        <Alert color="red" role="alert" title={wordsOf(say.error).title}>
          {wordsOf(say.error).message}
        </Alert>
      )}
      {act ? (
        <Form
          act={act}
          fields={toProblem(say.error).fields}
          isSending={say.isPending}
          onCancel={() => {
            say.reset();
            choose(null);
          }}
          onSend={(body) =>
            say.mutate(
              { act, body },
              {
                onSuccess: () => {
                  setAsked(act === "questions");
                  choose(null);
                },
              },
            )
          }
        />
      ) : (
        acts.map((one) => (
          <Button
            key={one}
            size="lg"
            fullWidth
            variant={one === "accept" ? "filled" : "default"}
            onClick={() => {
              setAsked(false);
              choose(one);
            }}
          >
            {t(`quote.act.${one}`)}
          </Button>
        ))
      )}
    </section>
  );
}

interface FormProps {
  act: Act;
  fields: Readonly<Record<string, string>>;
  isSending: boolean;
  onSend: (body: { name: string; reason?: string; text?: string }) => void;
  onCancel: () => void;
}

function Form({ act, fields, isSending, onSend, onCancel }: FormProps) {
  const { t } = useTranslation("channels");
  const { t: ui } = useTranslation("ui");
  const [name, setName] = useState("");
  const [words, setWords] = useState("");
  const field = act === "decline" ? "reason" : "text";

  function submit(event: FormEvent) {
    event.preventDefault();
    onSend(act === "accept" ? { name } : { name, [field]: words });
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Title order={2} size="h3">
          {t(`quote.act.${act}`)}
        </Title>
        <Text size="sm">{t(`quote.about.${act}`)}</Text>
        {act !== "accept" && (
          <Textarea
            label={t(`quote.${field}`)}
            size="md"
            autosize
            minRows={4}
            maxLength={act === "decline" ? 2_000 : 4_000}
            required
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
            {...(fields[field] ? { error: fields[field] } : {})}
          />
        )}
        <TextInput
          label={t("quote.name")}
          size="md"
          required
          maxLength={200}
          autoComplete="name"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          {...(fields.name ? { error: fields.name } : {})}
        />
        <Button type="submit" size="lg" fullWidth loading={isSending}>
          {t(`quote.do.${act}`)}
        </Button>
        <Button variant="subtle" color="gray" size="md" fullWidth onClick={onCancel}>
          {ui("cancel")}
        </Button>
      </Stack>
    </form>
  );
}
