import { Button, Group, Textarea } from "@mantine/core";
import { IconCheck, IconCornerUpLeft, IconMessageQuestion, IconSend } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FormModal } from "@/ui/form/FormModal";
import { toastDone, toastProblem } from "@/ui/toast";
import { type Act, type Handover, useAct } from "./api";
import classes from "./handover.module.css";

const ICONS = { accept: IconCheck, ask: IconMessageQuestion, answer: IconSend, reject: IconCornerUpLeft };
/** The main act last, where the eye ends. */
const ORDER = ["reject", "ask", "answer", "accept"] as const;
const FIELD = { ask: "question", answer: "answer", reject: "reason" } as const;

/** What this reader may do with the form as it stands. */
export function Acts({ handover }: { handover: Handover }) {
  const [asked, ask] = useState<keyof typeof FIELD | null>(null);
  const acts = ORDER.filter((act) => handover.acts.includes(act));
  if (acts.length === 0) return null;
  return (
    <Group justify="flex-end" gap="sm" className={classes.acts}>
      {acts.map((act) =>
        act === "accept" ? (
          <Accept key={act} handover={handover} />
        ) : (
          <ActButton key={act} act={act} isMain={acts.at(-1) === act} onClick={() => ask(act)} />
        ),
      )}
      {asked && <Words handover={handover} act={asked} onClose={() => ask(null)} />}
    </Group>
  );
}

interface ButtonProps {
  act: Act;
  isMain: boolean;
  isSending?: boolean;
  onClick: () => void;
}

function ActButton({ act, isMain, isSending = false, onClick }: ButtonProps) {
  const { t } = useTranslation("bond");
  const Sign = ICONS[act];
  return (
    <Button
      variant={isMain ? "filled" : "default"}
      leftSection={<Sign size={16} aria-hidden />}
      loading={isSending}
      onClick={onClick}
    >
      {t(`act.${act}`)}
    </Button>
  );
}

function Accept({ handover }: { handover: Handover }) {
  const { t } = useTranslation("bond");
  const accept = useAct(handover, "accept");
  const sign = () =>
    accept.mutate("", {
      onSuccess: () => toastDone(t("act.done.accept")),
      onError: toastProblem,
    });
  return <ActButton act="accept" isMain isSending={accept.isPending} onClick={sign} />;
}

interface WordsProps {
  handover: Handover;
  act: keyof typeof FIELD;
  onClose: () => void;
}

/** A question, an answer or a reason: an act that says something. */
function Words({ handover, act, onClose }: WordsProps) {
  const { t } = useTranslation("bond");
  const send = useAct(handover, act);
  const field = FIELD[act];
  return (
    <FormModal
      title={t(`act.${act}`)}
      submitLabel={t(`act.${act}`)}
      initialValues={{ [field]: "" } as Record<string, string>}
      validate={{ [field]: (text: string) => (text.trim() ? null : t("act.needed")) }}
      onSubmit={async (values) => {
        await send.mutateAsync(values[field] ?? "");
        toastDone(t(`act.done.${act}`));
      }}
      onClose={onClose}
    >
      {(form) => (
        <Textarea
          label={t(`act.${field}`)}
          description={act === "answer" ? handover.question || handover.reject_reason : undefined}
          autosize
          minRows={4}
          required
          data-autofocus
          {...form.getInputProps(field)}
        />
      )}
    </FormModal>
  );
}
