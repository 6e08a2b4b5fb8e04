import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { type Mergeable, type Noun, useMerges, useUnmerge } from "./api";

/** What was merged into the record, and the way back as long as there is one. */
export function PastMerges({ noun, kept }: { noun: Noun; kept: Mergeable }) {
  const { t } = useTranslation("customers");
  const { t: say } = useTranslation("ui");
  const { data } = useMerges(noun, kept.id);
  const undo = useUnmerge(noun);
  if (!data || data.items.length === 0) return null;
  return (
    <Stack gap="xs">
      <Title order={2} size="h5">
        {t("merge.past")}
      </Title>
      {data.items.map((one) => (
        <Group key={one.id} justify="space-between" wrap="nowrap">
          <Stack gap={0} miw={0}>
            <Text translate="no">{one.name}</Text>
            <Text size="sm" c="dimmed">
              <DateText iso={one.merged_at} /> {one.merged_by}
              {one.undone_at && ` · ${t("merge.was_undone")}`}
            </Text>
          </Stack>
          {one.may.undo && (
            <Button
              variant="default"
              flex="none"
              loading={undo.isPending}
              onClick={() => undo.mutate(one.id)}
              aria-label={t("merge.undo", { name: one.name })}
            >
              {say("undo")}
            </Button>
          )}
        </Group>
      ))}
    </Stack>
  );
}
