import { Button, Group, Pill, SimpleGrid, Stack, Text, TextInput } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { contacts, type Picked, users } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import type { Guest, GuestBody } from "./api";

/** Somebody on the list while it is edited. `key` tells them apart. */
export interface Invited {
  readonly key: string;
  readonly name: string;
  readonly body: GuestBody;
}

export function invitedOf({ contact, user, name, email }: Guest): Invited {
  const shown = name || email;
  if (contact) return { key: contact.id, name: shown, body: { contact_id: contact.id } };
  if (user) return { key: user.id, name: shown, body: { user_id: user.id } };
  return { key: email, name: shown, body: { name, email } };
}

interface Props {
  value: readonly Invited[];
  error?: ReactNode;
  onChange: (guests: readonly Invited[]) => void;
}

/** Who is invited: people of the customer, colleagues, or anybody with an address. */
export function InvitedField({ value, error, onChange }: Props) {
  const { t } = useTranslation("sales");
  const add = (guest: Invited) => {
    if (!value.some(({ key }) => key === guest.key)) onChange([...value, guest]);
  };
  const pick = (kind: "contact_id" | "user_id") => (picked: Picked | null) => {
    if (picked) add({ key: picked.id, name: picked.name, body: { [kind]: picked.id } });
  };
  return (
    <Stack gap={6} component="fieldset" bd={0} p={0} m={0}>
      <Text size="sm" fw={500} component="legend">
        {t("demo.guests")}
      </Text>
      {value.length > 0 && (
        <Group gap={6}>
          {value.map((one) => (
            <Pill
              key={one.key}
              withRemoveButton
              onRemove={() => onChange(value.filter(({ key }) => key !== one.key))}
              removeButtonProps={{ "aria-label": t("demo.uninvite", { name: one.name }), tabIndex: 0 }}
            >
              {one.name}
            </Pill>
          ))}
        </Group>
      )}
      <SimpleGrid cols={2}>
        <RecordPicker
          label={t("demo.add_contact")}
          source={contacts}
          value={null}
          onChange={pick("contact_id")}
        />
        <RecordPicker
          label={t("demo.add_colleague")}
          source={users}
          value={null}
          onChange={pick("user_id")}
        />
      </SimpleGrid>
      <AddressField onTake={(email) => add({ key: email, name: email, body: { email } })} />
      {error && (
        <Text size="xs" c="var(--bad)" role="alert">
          {error}
        </Text>
      )}
    </Stack>
  );
}

/** Anybody else, by their address. */
function AddressField({ onTake }: { onTake: (email: string) => void }) {
  const { t } = useTranslation("sales");
  const [address, type] = useState("");
  function take() {
    const email = address.trim();
    if (!email) return;
    onTake(email);
    type("");
  }
  return (
    <Group gap="xs" align="flex-end" wrap="nowrap">
      <TextInput
        type="email"
        label={t("demo.add_address")}
        flex={1}
        maxLength={254}
        value={address}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
          event.preventDefault();
          take();
        }}
      />
      <Button variant="default" onClick={take} disabled={!address.trim()}>
        {t("demo.add")}
      </Button>
    </Group>
  );
}
