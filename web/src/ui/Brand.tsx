import { Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import iconAddress from "./icon.svg";

/** The product's name and thread, for pages outside the frame. */
export function Brand() {
  const { t } = useTranslation("ui");
  return (
    <Group gap="sm" wrap="nowrap">
      <img src={iconAddress} alt="" width={40} height={40} />
      <Stack gap={0}>
        <Text fw={700} fz="lg" lh={1.3}>
          {t("brand.name")}
        </Text>
        <Text size="sm" c="dimmed">
          {t("brand.about")}
        </Text>
      </Stack>
    </Group>
  );
}
