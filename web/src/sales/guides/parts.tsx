import { ActionIcon, Group, TextInput } from "@mantine/core";
import type { IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

interface WordsProps {
  label: string;
  may: boolean;
  text: string;
  english: string;
  onChange: (text: string, english: string) => void;
}

/** The same words in both languages. */
export function Words({ label, may, text, english, onChange }: WordsProps) {
  const { t } = useTranslation("sales");
  return (
    <Group gap="xs" grow style={{ flex: 1 }} align="flex-end">
      <TextInput
        label={label}
        value={text}
        readOnly={!may}
        maxLength={300}
        onChange={(event) => onChange(event.currentTarget.value, english)}
      />
      <TextInput
        label={t("guide.in_english", { name: label })}
        value={english}
        readOnly={!may}
        maxLength={300}
        onChange={(event) => onChange(text, event.currentTarget.value)}
      />
    </Group>
  );
}

interface ActProps {
  label: string;
  Icon: typeof IconX;
  act: (() => void) | undefined;
}

export function Act({ label, Icon, act }: ActProps) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      bg="transparent"
      disabled={!act}
      onClick={act}
      aria-label={label}
    >
      <Icon size={16} aria-hidden />
    </ActionIcon>
  );
}
