import { Group, Skeleton, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";

const LANES = [3, 2, 4, 2, 1];

/** The board's shape, until it is there. */
export function BoardSkeleton() {
  const { t } = useTranslation("ui");
  return (
    <Group
      align="flex-start"
      wrap="nowrap"
      style={{ overflow: "hidden" }}
      role="status"
      aria-label={t("loading")}
    >
      {LANES.map((cards, lane) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: five fixed shapes that never change places
        <Stack key={lane} gap="xs" w="15rem" flex="none">
          <Skeleton height={44} />
          {Array.from({ length: cards }, (_, card) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <Skeleton key={card} height={84} />
          ))}
        </Stack>
      ))}
    </Group>
  );
}
