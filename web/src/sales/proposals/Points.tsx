import { ActionIcon, Button, Card, Group, SimpleGrid, Stack, Text, Textarea } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { MOST_POINTS, PARTS, type Point } from "./api";

interface Props {
  points: readonly Point[];
  mayEdit: boolean;
  onChange: (points: Point[]) => void;
}

const EMPTY: Point = { need: "", feature: "", benefit: "", proof: "" };

/** One card a need: what the customer asked for, our answer, what they gain, and what proves it. */
export function Points({ points, mayEdit, onChange }: Props) {
  const { t } = useTranslation("sales");
  const put = (place: number, point: Point) =>
    onChange(points.map((one, at) => (at === place ? point : one)));
  return (
    <Stack gap="md">
      {points.map((point, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a point is called by its place
        <Card withBorder key={place} component="section" aria-label={t("proposal.point", { n: place + 1 })}>
          <Group justify="space-between" mb="xs">
            <Text fw={700}>{t("proposal.point", { n: place + 1 })}</Text>
            {mayEdit && <Moves points={points} place={place} onChange={onChange} />}
          </Group>
          <SimpleGrid cols={{ base: 1, md: 2 }} spacing="sm">
            {PARTS.map((part) => (
              <Textarea
                key={part}
                label={t(`proposal.${part}`)}
                placeholder={mayEdit ? t(`proposal.${part}_example`) : undefined}
                value={point[part]}
                onChange={(event) => put(place, { ...point, [part]: event.currentTarget.value })}
                readOnly={!mayEdit}
                required={mayEdit && part !== "proof"}
                maxLength={2000}
                minRows={2}
                autosize
              />
            ))}
          </SimpleGrid>
        </Card>
      ))}
      {mayEdit && points.length < MOST_POINTS && (
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => onChange([...points, EMPTY])}
          style={{ alignSelf: "flex-start" }}
        >
          {t("proposal.add_point")}
        </Button>
      )}
    </Stack>
  );
}

function Moves({ points, place, onChange }: Pick<Props, "points" | "onChange"> & { place: number }) {
  const { t } = useTranslation("sales");
  const n = place + 1;
  function swap(other: number) {
    const now = [...points];
    const [one, two] = [now[place], now[other]];
    if (!one || !two) return;
    now[place] = two;
    now[other] = one;
    onChange(now);
  }
  const steps = [
    { name: "up", icon: IconArrowUp, act: () => swap(place - 1), isOff: place === 0 },
    { name: "down", icon: IconArrowDown, act: () => swap(place + 1), isOff: n === points.length },
    {
      name: "remove",
      icon: IconTrash,
      act: () => onChange(points.filter((_, at) => at !== place)),
      isOff: false,
    },
  ] as const;
  return (
    <Group gap={4}>
      {steps.map(({ name, icon: Icon, act, isOff }) => (
        <ActionIcon
          key={name}
          variant="subtle"
          color="gray"
          aria-label={t(`proposal.point_${name}`, { n })}
          disabled={isOff}
          onClick={act}
        >
          <Icon size={16} aria-hidden />
        </ActionIcon>
      ))}
    </Group>
  );
}
