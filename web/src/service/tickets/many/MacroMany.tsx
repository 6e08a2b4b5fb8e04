import { Button, Menu, Text } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useMacros } from "../../macros/api";
import type { useMany } from "./useMany";

/** Runs a macro in all of them: where a place has no word, the ticket says so and nothing is done in it. */
export function MacroMany({ many }: { many: ReturnType<typeof useMany> }) {
  const { t } = useTranslation("service");
  const { data } = useMacros();
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button size="compact-sm" variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>
          {t("macro.in_all")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: "auto" }}>
        {data?.items.length === 0 && (
          <Text size="sm" c="dimmed" p="xs">
            {t("macro.none")}
          </Text>
        )}
        {data?.items.map((macro) => (
          <Menu.Item key={macro.id} onClick={() => many.run({ macro_id: macro.id })}>
            {macro.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
