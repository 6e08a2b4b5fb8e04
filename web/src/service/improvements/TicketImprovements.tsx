import { Button, SegmentedControl, Stack, Text, TextInput, Title } from "@mantine/core";
import { IconBulb } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { FormModal } from "@/ui/form/FormModal";
import type { Picked } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import { toastDone } from "@/ui/toast";
import classes from "../complaints/complaints.module.css";
import { addVoice, askedFor, openImprovements, raiseImprovement, type Source, useAskAgain } from "./api";
import { ImprovementState } from "./columns";

interface Asking {
  /** What becomes a voice: the ticket, or its complaint. */
  source: Source;
  /** What a new improvement is called at first. */
  title: string;
}

/** On a ticket and its complaint: the improvements they ask for, and the way to ask for one more. */
export function TicketImprovements({ ticketId, ...asking }: Asking & { ticketId: string }) {
  const { t } = useTranslation("service");
  const { data } = useQuery(askedFor(ticketId));
  const [isAsked, ask] = useState(false);
  if (!data || (data.items.length === 0 && !data.may.create)) return null;
  return (
    <>
      {data.items.length > 0 && (
        <Stack
          gap={6}
          className={classes.block}
          component="section"
          aria-label={t("improvement.of_ticket", { n: data.items.length })}
        >
          <Title order={3} size="h6">
            {t("improvement.of_ticket", { n: data.items.length })}
          </Title>
          {data.items.map((one) => (
            <div key={one.voice_id}>
              <AppLink to={`/improvements/${one.id}`} size="sm">
                {`KZ-${one.number} ${one.title}`}
              </AppLink>{" "}
              <ImprovementState status={one.status} />
              {one.told_at && (
                <Text size="xs" c="dimmed">
                  {t("improvement.was_told")}
                </Text>
              )}
            </div>
          ))}
        </Stack>
      )}
      {data.may.create && (
        <Button
          variant="default"
          size="xs"
          leftSection={<IconBulb size={15} aria-hidden />}
          onClick={() => ask(true)}
          style={{ alignSelf: "flex-start" }}
        >
          {t("improvement.connect")}
        </Button>
      )}
      {isAsked && <Connect {...asking} onClose={() => ask(false)} />}
    </>
  );
}

interface Values extends Record<string, unknown> {
  way: string;
  improvement_id: Picked | null;
  title: string;
}

/** One there is already, or a new one: what was said becomes its voice in the same step. */
function Connect({ source, title: called, onClose }: Asking & { onClose: () => void }) {
  const { t } = useTranslation("service");
  const askAgain = useAskAgain();

  async function send({ way, improvement_id, title }: Values) {
    const made =
      way === "known" && improvement_id
        ? await addVoice(improvement_id.id, source)
        : await raiseImprovement({ title, ...source });
    toastDone(t("improvement.connected", { number: made.number }));
    void askAgain();
  }

  const initialValues: Values = { way: "known", improvement_id: null, title: called };
  return (
    <FormModal
      title={t("improvement.connect")}
      submitLabel={t("improvement.connect_submit")}
      initialValues={initialValues}
      validate={{
        improvement_id: (value, { way }) =>
          way === "known" && !value ? t("improvement.choose_needed") : null,
        title: (value, { way }) => (way === "new" && !value.trim() ? t("improvement.title_needed") : null),
      }}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => (
        <>
          <SegmentedControl
            aria-label={t("improvement.way")}
            data={["known", "new"].map((value) => ({ value, label: t(`improvement.way_of.${value}`) }))}
            {...form.getInputProps("way")}
          />
          {form.values.way === "known" ? (
            <RecordPicker
              label={t("improvement.one")}
              source={openImprovements}
              required
              {...form.getInputProps("improvement_id")}
            />
          ) : (
            <TextInput
              label={t("improvement.title")}
              required
              maxLength={300}
              {...form.getInputProps("title")}
            />
          )}
        </>
      )}
    </FormModal>
  );
}
