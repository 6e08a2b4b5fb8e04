import { Alert, Button, Group, Modal, Stack, Text, TextInput, UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { matches } from "@/ui/matches";
import { ProblemView } from "@/ui/ProblemView";
import { toastDone } from "@/ui/toast";
import { useFormat } from "@/ui/useFormat";
import { addToDraft } from "../tickets/drafts";
import { useActOnMany } from "../tickets/ties/api";
import type { Ticket } from "../tickets/types";
import { type ReadyMacro, useReadyMacros } from "./api";
import { Does } from "./Does";

interface Props {
  ticket: Ticket;
  onClose: () => void;
}

/** The macros as they would be said in this ticket: put into the answer, or run with all they do. */
export default function MacroPicker({ ticket, onClose }: Props) {
  const { t } = useTranslation("service");
  const { t: ui } = useTranslation("ui");
  const [q, look] = useState("");
  const [chosen, choose] = useState<ReadyMacro | null>(null);
  const { data, error, refetch } = useReadyMacros(ticket.id, ticket.version, true);
  const found = data?.items.filter(({ name, text }) => matches(`${name} ${text}`, q)) ?? [];
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t("macro.pick")}
      closeButtonProps={{ "aria-label": ui("close") }}
    >
      <Stack>
        {error && <ProblemView error={error} onRetry={refetch} />}
        {chosen ? (
          <Look ticket={ticket} macro={chosen} onBack={() => choose(null)} onClose={onClose} />
        ) : (
          <>
            <TextInput
              label={t("macro.search")}
              value={q}
              onChange={(event) => look(event.currentTarget.value)}
              data-autofocus
            />
            {data && found.length === 0 && (
              <Text size="sm" c="dimmed">
                {t(data.items.length === 0 ? "macro.none" : "list.nothing")}
              </Text>
            )}
            {found.map((macro) => (
              <UnstyledButton key={macro.id} onClick={() => choose(macro)}>
                <Text size="sm" fw={600}>
                  {macro.name}
                </Text>
                <Text size="xs" c="dimmed" lineClamp={2}>
                  {macro.text}
                </Text>
                <Does macro={macro} />
              </UnstyledButton>
            ))}
          </>
        )}
      </Stack>
    </Modal>
  );
}

interface LookProps extends Props {
  macro: ReadyMacro;
  onBack: () => void;
}

function Look({ ticket, macro, onBack, onClose }: LookProps) {
  const { t } = useTranslation("service");
  const format = useFormat();
  const acts = useActOnMany();
  const empty = format.list(macro.empty.map((name) => t(`macro.place.${name}`)));
  function put() {
    addToDraft(`${ticket.id}:reply`, macro.text);
    toastDone(t("macro.put_done"));
    onClose();
  }
  function run() {
    const tickets = [{ id: ticket.id, version: ticket.version }];
    acts.mutate(
      { tickets, text: "", reason: "", macro_id: macro.id },
      {
        onSuccess: ({ items }) => {
          toastDone(items[0]?.refusal ?? t("macro.ran", { name: macro.name }));
          onClose();
        },
      },
    );
  }
  return (
    <>
      <Text fw={650}>{macro.name}</Text>
      <Does macro={macro} />
      {empty && (
        <Alert color="yellow" title={t("macro.empty", { places: empty })}>
          {t("macro.empty_about")}
        </Alert>
      )}
      {macro.text && <Text style={{ whiteSpace: "pre-wrap" }}>{macro.text}</Text>}
      {macro.note && (
        <Text size="sm" c="dimmed" style={{ whiteSpace: "pre-wrap" }}>
          {t("macro.with_note", { note: macro.note })}
        </Text>
      )}
      <Group justify="space-between">
        <Button variant="default" onClick={onBack}>
          {t("macro.back")}
        </Button>
        <Group gap="xs">
          {macro.text && (
            <Button variant="default" onClick={put}>
              {t("macro.put")}
            </Button>
          )}
          <Button disabled={empty !== ""} loading={acts.isPending} onClick={run}>
            {t(macro.text ? "macro.run_answer" : "macro.run")}
          </Button>
        </Group>
      </Group>
    </>
  );
}
