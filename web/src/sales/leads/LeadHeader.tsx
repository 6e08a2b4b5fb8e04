import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { IconArrowRight, IconHandGrab, IconRotate } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { PersonName } from "@/ui/PersonName";
import { StatusBadge } from "@/ui/StatusBadge";
import { toastDone } from "@/ui/toast";
import { ContactSign } from "../contacting/ContactSign";
import { type Lead, reopenLead, takeLead, unconvertLead } from "./api";
import { ConvertModal } from "./ConvertModal";
import { TONES } from "./columns";
import { DisqualifyModal } from "./DisqualifyModal";
import { useLeadChange } from "./useLeadChange";

type Asking = "convert" | "disqualify";

/** Who the lead is, how it stands, and what can be done with it. */
export function LeadHeader({ lead }: { lead: Lead }) {
  const { t } = useTranslation("sales");
  const [asking, ask] = useState<Asking | null>(null);
  useEffect(() => {
    document.title = `${lead.name} – Enishi`;
  }, [lead.name]);
  return (
    <Group justify="space-between" align="flex-start" gap="sm">
      <Stack gap={2}>
        <Text size="sm" c="dimmed">
          {t("lead.numbered", { number: lead.number })}
        </Text>
        <Title order={1}>
          <PersonName
            family={lead.family_name}
            given={lead.given_name}
            kana={[lead.family_kana, lead.given_kana].filter(Boolean).join(" ")}
          />
        </Title>
        <Group gap="sm">
          <StatusBadge tone={TONES[lead.status]} label={t(`lead_status.${lead.status}`)} />
          {lead.first_contact && <ContactSign contact={lead.first_contact} />}
          <Text>{[lead.company, lead.department, lead.title].filter(Boolean).join(" ")}</Text>
        </Group>
        {lead.disqualified_reason && (
          <Text size="sm" c="dimmed">
            {t("leads.because", { reason: lead.disqualified_reason })}
          </Text>
        )}
      </Stack>
      <Acts lead={lead} onAsk={ask} />
      {asking === "convert" && <ConvertModal lead={lead} onClose={() => ask(null)} />}
      {asking === "disqualify" && <DisqualifyModal lead={lead} onClose={() => ask(null)} />}
    </Group>
  );
}

/** What this reader may do with the lead now. */
function Acts({ lead, onAsk }: { lead: Lead; onAsk: (asking: Asking) => void }) {
  const { t } = useTranslation("sales");
  const keep = useLeadChange();
  const take = useMutation({ mutationFn: () => takeLead(lead), onSuccess: keep });
  const reopen = useMutation({ mutationFn: () => reopenLead(lead), onSuccess: keep });
  const unconvert = useMutation({
    mutationFn: () => unconvertLead(lead),
    onSuccess: (back) => {
      keep(back);
      toastDone(t("leads.unconvert_done", { name: back.name }));
    },
  });
  const { may } = lead;
  return (
    <Group gap="xs">
      {may.take && (
        <Button
          leftSection={<IconHandGrab size={16} aria-hidden />}
          loading={take.isPending}
          onClick={() => take.mutate()}
        >
          {t("leads.take")}
        </Button>
      )}
      {may.reopen && (
        <Button
          variant="default"
          leftSection={<IconRotate size={16} aria-hidden />}
          loading={reopen.isPending}
          onClick={() => reopen.mutate()}
        >
          {t("leads.reopen")}
        </Button>
      )}
      {may.unconvert && (
        <Button
          variant="default"
          leftSection={<IconRotate size={16} aria-hidden />}
          loading={unconvert.isPending}
          onClick={() => unconvert.mutate()}
        >
          {t("leads.unconvert")}
        </Button>
      )}
      {may.disqualify && (
        <Button variant="default" onClick={() => onAsk("disqualify")}>
          {t("disqualify.action")}
        </Button>
      )}
      {may.convert && (
        <Button rightSection={<IconArrowRight size={16} aria-hidden />} onClick={() => onAsk("convert")}>
          {t("convert.action")}
        </Button>
      )}
    </Group>
  );
}
