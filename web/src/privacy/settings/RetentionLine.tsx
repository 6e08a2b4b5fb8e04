import { Button, Card, Group, NumberInput, Stack, Switch, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import type { Retention } from "./api";
import { useRetentionLine } from "./useRetentionLine";

/** One kind of thing: for how many days, whether it is on, and how many would go today. */
export function RetentionLine({ retention }: { retention: Retention }) {
  const { t } = useTranslation("privacy");
  const { t: say } = useTranslation("ui");
  const name = t(`kind.${retention.kind}`);
  const line = useRetentionLine(retention, name);
  const { preview, save } = line;
  return (
    <Card withBorder component="section" aria-label={name}>
      <Group justify="space-between" align="flex-start" wrap="wrap">
        <Told retention={retention} name={name} count={preview.data?.count} />
        <NumberInput
          label={t("retention.days")}
          description={t("retention.least", { days: retention.least })}
          inputWrapperOrder={["label", "input", "description", "error"]}
          w={140}
          min={1}
          max={36_500}
          allowDecimal={false}
          value={line.typed}
          onChange={line.type}
          error={line.fault}
        />
      </Group>
      <Group justify="space-between" mt="sm">
        <Switch
          label={t("retention.on")}
          checked={line.isOn}
          onChange={(event) => line.turn(event.currentTarget.checked)}
        />
        <Group gap="xs">
          <Button
            variant="default"
            disabled={!line.isUsable}
            loading={preview.isPending}
            onClick={() => preview.mutate()}
          >
            {t("retention.preview")}
          </Button>
          <Button
            disabled={!line.isChanged || !line.isUsable}
            loading={save.isPending}
            onClick={() => save.mutate()}
          >
            {say("save")}
          </Button>
        </Group>
      </Group>
    </Card>
  );
}

interface ToldProps {
  retention: Retention;
  name: string;
  count: number | undefined;
}

function Told({ retention, name, count }: ToldProps) {
  const { t } = useTranslation("privacy");
  return (
    <Stack gap={2} flex="1 1 18rem">
      <Text fw={600}>{name}</Text>
      <Text size="sm" c="dimmed">
        {t(`kind_about.${retention.kind}`)}
      </Text>
      {retention.ran_at && (
        <Text size="xs" c="dimmed">
          {t("retention.ran", { count: retention.removed })} <DateText iso={retention.ran_at} />
        </Text>
      )}
      {count !== undefined && (
        <Text size="sm" role="status">
          {t("retention.found", { count })}
        </Text>
      )}
    </Stack>
  );
}
