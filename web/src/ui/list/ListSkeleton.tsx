import { Group, Skeleton, Stack, VisuallyHidden } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** The outline of a list while its code or first answer is on the way. */
export function ListSkeleton() {
  const { t } = useTranslation("ui");
  return (
    <Stack aria-busy="true">
      <VisuallyHidden role="status">{t("loading")}</VisuallyHidden>
      <Group>
        <Skeleton h={34} w={240} />
        <Skeleton h={34} w={120} />
      </Group>
      {[92, 88, 95, 80, 90, 84].map((width) => (
        <Skeleton key={width} h={18} w={`${width}%`} />
      ))}
    </Stack>
  );
}
