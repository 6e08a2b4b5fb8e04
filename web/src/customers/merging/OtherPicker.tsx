import { Button, Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { accounts, contacts, type PickerSource } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import { useLikeAccounts } from "../accounts/api";
import { useLikeContacts } from "../contacts/api";
import type { Account, Contact } from "../types";
import type { Mergeable, Noun } from "./api";

interface Props {
  noun: Noun;
  kept: Mergeable;
  onChoose: (id: string) => void;
}

/** Which other record: one that looks alike, or one looked up by name. */
export function OtherPicker({ noun, kept, onChoose }: Props) {
  const { t } = useTranslation("customers");
  return (
    <Stack>
      <Text size="sm">{t("merge.about")}</Text>
      {noun === "accounts" ? (
        <LikeAccounts kept={kept as Account} onChoose={onChoose} />
      ) : (
        <LikeContacts kept={kept as Contact} onChoose={onChoose} />
      )}
      <RecordPicker
        label={t(`merge.other_${noun}`)}
        source={others(noun === "accounts" ? accounts : contacts, kept.id)}
        onChange={(picked) => picked && onChoose(picked.id)}
      />
    </Stack>
  );
}

function others(source: PickerSource, kept: string): PickerSource {
  const find = async (q: string, signal: AbortSignal) =>
    (await source.find(q, signal)).filter(({ id }) => id !== kept);
  return { ...source, find };
}

function LikeAccounts({ kept, onChoose }: { kept: Account; onChoose: Props["onChoose"] }) {
  const { t } = useTranslation("customers");
  const { data } = useLikeAccounts(kept, kept.id);
  return (data?.items ?? []).map((one) => (
    <Like
      key={one.id}
      name={one.name}
      about={`${one.prefecture}${one.city} ${t(`duplicates.${one.match}`)}`}
      onChoose={() => onChoose(one.id)}
    />
  ));
}

function LikeContacts({ kept, onChoose }: { kept: Contact; onChoose: Props["onChoose"] }) {
  const { data } = useLikeContacts(kept, kept.places[0]?.account.id ?? null, kept.id);
  return (data?.items ?? []).map((one) => (
    <Like
      key={one.id}
      name={one.name}
      about={[one.email, ...one.places.map(({ name }) => name)].filter(Boolean).join(" · ")}
      onChoose={() => onChoose(one.id)}
    />
  ));
}

function Like({ name, about, onChoose }: { name: string; about: string; onChoose: () => void }) {
  const { t } = useTranslation("customers");
  return (
    <Group justify="space-between" wrap="nowrap">
      <Stack gap={0} miw={0}>
        <Text fw={600} translate="no">
          {name}
        </Text>
        <Text size="sm" c="dimmed">
          {about}
        </Text>
      </Stack>
      <Button variant="default" flex="none" onClick={onChoose} aria-label={t("merge.compare_with", { name })}>
        {t("merge.compare")}
      </Button>
    </Group>
  );
}
