import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { IconCheck, IconMailHeart, IconPencil, IconSend, IconTrash, IconX } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { toastDone, toastProblem } from "@/ui/toast";
import { useGo } from "@/ui/useGo";
import { type Demo, deleteDemo, demoKeys, inviteTo, useStep } from "./api";
import { CancelModal } from "./CancelModal";
import { CloseModal } from "./CloseModal";
import { DemoState } from "./DemoState";
import PlanModal from "./PlanModal";
import { ThanksModal } from "./ThanksModal";

type Open = "plan" | "cancel" | "close" | "thanks" | null;

/** What it is, for whom, and what can be done with it next. */
export function DemoHeader({ demo }: { demo: Demo }) {
  const { t } = useTranslation("sales");
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  return (
    <Group justify="space-between" align="flex-start" gap="sm">
      <Stack gap={2} miw={0}>
        <Text size="sm" c="dimmed">
          {t("demos.one")}
          {demo.deal && (
            <>
              {" · "}
              <AppLink to={`/deals/${demo.deal.id}`}>{demo.deal.name}</AppLink>
            </>
          )}
          {demo.lead && (
            <>
              {" · "}
              <AppLink to={`/leads/${demo.lead.id}`}>{demo.lead.name}</AppLink>
            </>
          )}
          {demo.account && (
            <>
              {" · "}
              <AppLink to={`/accounts/${demo.account.id}`}>{demo.account.name}</AppLink>
            </>
          )}
        </Text>
        <Title order={1}>{demo.title}</Title>
        <Group gap="md">
          <DemoState status={demo.status} />
          {demo.invited_at && (
            <Text size="sm" c="dimmed">
              {t("demo.invited_at")} <DateText iso={demo.invited_at} />
            </Text>
          )}
        </Group>
      </Stack>
      {demo.may.update && <Steps demo={demo} onOpen={setOpen} />}
      {open === "plan" && <PlanModal demo={demo} onClose={close} />}
      {open === "cancel" && <CancelModal demo={demo} onClose={close} />}
      {open === "close" && <CloseModal demo={demo} onClose={close} />}
      {open === "thanks" && <ThanksModal demo={demo} onClose={close} />}
    </Group>
  );
}

function Steps({ demo, onOpen }: { demo: Demo; onOpen: (open: Open) => void }) {
  const { t } = useTranslation("sales");
  if (demo.status === "cancelled") return null;
  if (demo.status === "held")
    return (
      <Button
        variant={demo.followed_up_at ? "default" : "filled"}
        leftSection={<IconMailHeart size={16} aria-hidden />}
        onClick={() => onOpen("thanks")}
        disabled={!demo.guests.some(({ came, user, email }) => came && !user && email)}
      >
        {t("demo.thank")}
      </Button>
    );
  return (
    <Group gap="xs">
      <Invite demo={demo} />
      <Button
        variant="default"
        leftSection={<IconPencil size={16} aria-hidden />}
        onClick={() => onOpen("plan")}
      >
        {t("demo.change")}
      </Button>
      <Button
        variant={demo.invited_at ? "filled" : "default"}
        leftSection={<IconCheck size={16} aria-hidden />}
        onClick={() => onOpen("close")}
      >
        {t("demo.close")}
      </Button>
      {demo.may.delete ? (
        <Discard demo={demo} />
      ) : (
        <Button
          variant="default"
          leftSection={<IconX size={16} aria-hidden />}
          onClick={() => onOpen("cancel")}
        >
          {t("demo.cancel")}
        </Button>
      )}
    </Group>
  );
}

/** Whoever has an address and was not told of it yet is invited; nothing where everybody knows. */
function Invite({ demo }: { demo: Demo }) {
  const { t } = useTranslation("sales");
  const step = useStep(inviteTo);
  const waiting = demo.guests.filter(({ email, is_told }) => email && !is_told);
  if (demo.invited_at && waiting.length === 0) return null;
  return (
    <Button
      leftSection={<IconSend size={16} aria-hidden />}
      loading={step.isPending}
      disabled={waiting.length === 0}
      onClick={() => step.mutate(demo, { onSuccess: () => toastDone(t("demo.invited")) })}
    >
      {t("demo.invite", { count: waiting.length })}
    </Button>
  );
}

/** A plan nobody was told of is thrown away. */
function Discard({ demo }: { demo: Demo }) {
  const { t } = useTranslation("sales");
  const cache = useQueryClient();
  const go = useGo();
  const remove = useMutation({
    mutationFn: () => deleteDemo(demo),
    meta: { quiet: true },
    onSuccess: async () => {
      await go(demo.deal ? `/deals/${demo.deal.id}` : `/leads/${demo.lead?.id}`);
      void cache.invalidateQueries({ queryKey: demoKeys.all });
    },
    onError: toastProblem,
  });
  return (
    <Button
      variant="default"
      leftSection={<IconTrash size={16} aria-hidden />}
      loading={remove.isPending}
      onClick={() => remove.mutate()}
    >
      {t("demo.discard")}
    </Button>
  );
}
