import { SegmentedControl, Select, Stack, Switch, TagsInput, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/client/api";
import { keysOf } from "@/client/keys";
import { RecordPicker } from "@/ui/RecordPicker";
import { type Form, users } from "./fields";

const teamKeys = keysOf("staff.Team");

function useTeamNames() {
  return useQuery({
    queryKey: teamKeys.part("all", "names"),
    queryFn: () =>
      answer<{ items: readonly { id: string; name: string }[] }>(
        api.GET("/api/v1/teams", { params: { query: { limit: 100 } } }),
      ),
  });
}

/** The address, and who receives what comes in. */
export function WhoseFields({ form }: { form: Form }) {
  const { t } = useTranslation("channels");
  const teams = useTeamNames().data?.items ?? [];
  const { purpose } = form.getValues();
  return (
    <Stack gap="sm">
      <TextInput
        label={t("mailboxes.address")}
        type="email"
        required
        data-autofocus
        {...form.getInputProps("address")}
      />
      <TextInput
        label={t("mailboxes.sender_name")}
        description={t("mailboxes.sender_name_about")}
        maxLength={100}
        {...form.getInputProps("sender_name")}
      />
      <Purpose form={form} />
      {purpose === "person" ? (
        <RecordPicker
          label={t("mailboxes.user")}
          source={users}
          required
          {...form.getInputProps("user")}
          error={form.errors.user_id}
        />
      ) : (
        <Select
          label={t("mailboxes.team")}
          data={teams.map(({ id, name }) => ({ value: id, label: name }))}
          clearable
          searchable
          {...form.getInputProps("team_id")}
        />
      )}
      <TagsInput
        label={t("mailboxes.aliases")}
        description={t("mailboxes.aliases_about")}
        splitChars={[",", " "]}
        {...form.getInputProps("aliases")}
      />
      <Switch label={t("mailboxes.is_active")} {...form.getInputProps("is_active", { type: "checkbox" })} />
    </Stack>
  );
}

function Purpose({ form }: { form: Form }) {
  const { t } = useTranslation("channels");
  return (
    <Stack gap={4}>
      <Text size="sm" fw={500} id="mailbox-purpose">
        {t("mailboxes.purpose")}
      </Text>
      <SegmentedControl
        aria-labelledby="mailbox-purpose"
        data={(["service", "sales", "person"] as const).map((value) => ({
          value,
          label: t(`mailboxes.purposes.${value}`),
        }))}
        {...form.getInputProps("purpose")}
      />
      <Text size="xs" c="dimmed">
        {t(`mailboxes.purpose_about.${form.getValues().purpose}`)}
      </Text>
    </Stack>
  );
}
