import { ActionIcon, Button, Group, Input, Stack, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

interface Props {
  values: readonly string[];
  onChange: (values: string[]) => void;
}

/** What was promised to the customer, one line each: service finds them in the handover. */
export function PromiseFields({ values, onChange }: Props) {
  const { t } = useTranslation("sales");
  const set = (place: number, text: string) =>
    onChange(values.map((value, index) => (index === place ? text : value)));
  return (
    <Input.Wrapper label={t("win.promises")} description={t("win.promises_about")} labelElement="div">
      <Stack gap={6} mt={6}>
        {values.map((value, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a promise is known by its place until it is sent
          <Group key={place} gap={6} wrap="nowrap">
            <TextInput
              flex={1}
              aria-label={t("win.promise", { place: place + 1 })}
              placeholder={t("win.promise_example")}
              maxLength={500}
              value={value}
              onChange={(event) => set(place, event.currentTarget.value)}
            />
            {values.length > 1 && (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t("win.remove_promise", { place: place + 1 })}
                onClick={() => onChange(values.filter((_, index) => index !== place))}
              >
                <IconX size={16} aria-hidden />
              </ActionIcon>
            )}
          </Group>
        ))}
        <Group>
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => onChange([...values, ""])}
          >
            {t("win.add_promise")}
          </Button>
        </Group>
      </Stack>
    </Input.Wrapper>
  );
}
