import {
  ActionIcon,
  Button,
  Group,
  PasswordInput,
  Select,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
} from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { ROLES } from "../roles";
import type { FactsFormApi } from "./facts";
import type { PersonForm } from "./steps";

/** The owner, who signs in now, and colleagues, who choose their own password by a link. */
export function PeopleStep({ form }: { form: FactsFormApi }) {
  const { t } = useTranslation("staff");
  const people = form.values.people as PersonForm[];
  return (
    <Stack gap="lg">
      <OwnerFields form={form} />
      <Stack gap="sm">
        <Text size="sm">{t("setup.people_about")}</Text>
        {people.map((person, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own before they are stored
          <PersonRow key={place} form={form} place={place} name={person.name} />
        ))}
        <Group>
          <Button
            variant="default"
            size="sm"
            leftSection={<IconPlus size={16} />}
            onClick={() => form.insertListItem("people", { name: "", email: "", role: "sales_rep" })}
          >
            {t("setup.add_person")}
          </Button>
        </Group>
      </Stack>
    </Stack>
  );
}

function OwnerFields({ form }: { form: FactsFormApi }) {
  const { t } = useTranslation("staff");
  return (
    <Stack gap="sm">
      <Text size="sm">{t("setup.owner_about")}</Text>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput
          label={t("person.name")}
          required
          autoComplete="name"
          {...form.getInputProps("owner.name")}
        />
        <TextInput label={t("person.kana")} {...form.getInputProps("owner.kana")} />
        <TextInput
          label={t("signin.email")}
          required
          type="email"
          autoComplete="username"
          {...form.getInputProps("owner.email")}
        />
        <PasswordInput
          label={t("signin.password")}
          required
          autoComplete="new-password"
          description={t("password.about")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          visibilityToggleButtonProps={{ "aria-label": t("signin.show") }}
          {...form.getInputProps("owner.password")}
        />
      </SimpleGrid>
    </Stack>
  );
}

function PersonRow({ form, place, name }: { form: FactsFormApi; place: number; name: string }) {
  const { t } = useTranslation("staff");
  return (
    <Group align="flex-start" gap="xs">
      <TextInput
        flex="1 1 10rem"
        label={t("person.name")}
        required
        {...form.getInputProps(`people.${place}.name`)}
      />
      <TextInput
        flex="1 1 12rem"
        label={t("signin.email")}
        type="email"
        {...form.getInputProps(`people.${place}.email`)}
      />
      <Select
        flex="1 1 9rem"
        label={t("person.roles")}
        data={ROLES.map((role) => ({ value: role, label: t(`roles.${role}`) }))}
        allowDeselect={false}
        {...form.getInputProps(`people.${place}.role`)}
      />
      <ActionIcon
        mt={28}
        variant="subtle"
        color="gray"
        aria-label={t("setup.remove", { name: name || t("setup.person", { place: place + 1 }) })}
        onClick={() => form.removeListItem("people", place)}
      >
        <IconTrash size={16} />
      </ActionIcon>
    </Group>
  );
}
