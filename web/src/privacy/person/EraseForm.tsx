import { Alert, Button, Group, Radio, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toProblem } from "@/client/problem";
import { toastDone } from "@/ui/toast";
import { useGo } from "@/ui/useGo";
import { erasePerson, erasureKeys, type Foreseen, type Ground } from "./api";
import { WhatGoes } from "./WhatGoes";

const GROUNDS: readonly Ground[] = ["request", "consent", "unneeded"];

interface Props {
  contactId: string;
  foreseen: Foreseen;
  onClose: () => void;
}

/** What goes, what stays, why, and the name typed in full: there is no way back. */
export function EraseForm({ contactId, foreseen, onClose }: Props) {
  const { t } = useTranslation("privacy");
  const { t: say } = useTranslation("ui");
  const [name, setName] = useState("");
  const [ground, setGround] = useState<Ground>("request");
  const queries = useQueryClient();
  const go = useGo();
  const erase = useMutation({
    mutationFn: () => erasePerson(contactId, name, ground),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: erasureKeys.all });
      toastDone(t("erase.asked"));
      onClose();
      go("/contacts");
    },
    meta: { quiet: true },
  });
  const refused = erase.error ? toProblem(erase.error) : undefined;
  return (
    <Stack>
      {foreseen.waiting && <Alert color="yellow">{t("erase.waiting")}</Alert>}
      <WhatGoes foreseen={foreseen} />
      <Radio.Group label={t("erase.ground")} value={ground} onChange={(value) => setGround(value as Ground)}>
        <Stack gap="xs" mt="xs">
          {GROUNDS.map((one) => (
            <Radio key={one} value={one} label={t(`ground.${one}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <TextInput
        label={t("erase.type_name", { name: foreseen.name })}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={refused?.fields.name ?? (refused && `${refused.title} ${refused.detail}`)}
        autoComplete="off"
        translate="no"
      />
      <Text size="sm" fw={600}>
        {t("erase.no_way_back")}
      </Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {say("cancel")}
        </Button>
        <Button
          color="red.9"
          disabled={name.trim() === "" || foreseen.waiting}
          loading={erase.isPending}
          onClick={() => erase.mutate()}
        >
          {t("erase.act")}
        </Button>
      </Group>
    </Stack>
  );
}
