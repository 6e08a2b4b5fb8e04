import { Button, Group, Modal, Select, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toastDone } from "@/ui/toast";
import { type Policy, useSlaActs } from "./api";
import { useNamed } from "./PolicyCard";

interface Props {
  policy: Policy;
  policies: readonly Policy[];
  onClose: () => void;
}

/** Asks which policy takes the open tickets over before one goes. */
export function DeleteModal({ policy, policies, onClose }: Props) {
  const { t } = useTranslation("service");
  const named = useNamed();
  const { remove } = useSlaActs();
  const others = policies.filter(({ id }) => id !== policy.id);
  const [heir, setHeir] = useState<string | null>(policy.open_tickets > 0 ? "default" : null);

  function act() {
    remove.mutate(
      { policy, heir },
      {
        onSuccess: () => {
          toastDone(t("sla.deleted", { name: policy.name }));
          onClose();
        },
      },
    );
  }

  return (
    <Modal opened onClose={onClose} title={t("sla.delete", { name: policy.name })}>
      <Text size="sm">{t("sla.delete_about")}</Text>
      {policy.open_tickets > 0 && (
        <Select
          mt="sm"
          label={t("sla.heir", { tickets: policy.open_tickets })}
          data={others.map((one) => ({
            value: one.is_default ? "default" : (one.id ?? ""),
            label: named(one),
          }))}
          value={heir}
          onChange={setHeir}
          allowDeselect={false}
        />
      )}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {t("sla.keep")}
        </Button>
        <Button color="red.9" loading={remove.isPending} onClick={act}>
          {t("sla.delete_act")}
        </Button>
      </Group>
    </Modal>
  );
}
