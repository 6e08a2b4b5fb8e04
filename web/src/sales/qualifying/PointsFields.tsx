import { ActionIcon, Button, Group, NumberInput, Select, Stack, Text, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { SOURCES } from "../leads/api";
import { useSourceName } from "../leads/sources";
import { ITEMS, type Points, STATES } from "./api";
import { CHECKED, PRESENT, signed, useReasonWords, WORDED } from "./useReasonWords";

interface Props {
  rules: readonly Points[];
  onChange: (rules: Points[]) => void;
  may: boolean;
  errorOf: (place: number) => string | undefined;
}

/** What a lead's score is made of, rule by rule. */
export function PointsFields({ rules, onChange, may, errorOf }: Props) {
  const { t } = useTranslation("sales");
  const inWords = useReasonWords();
  const put = (place: number, rule: Points) => onChange(rules.map((one, at) => (at === place ? rule : one)));
  return (
    <Stack gap="xs">
      <div>
        <Text size="sm">{t("score.rules")}</Text>
        <Text size="xs" c="dimmed">
          {t("score.rules_about")}
        </Text>
      </div>
      {rules.map((rule, place) =>
        may ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a rule is known by its place alone
          <Group key={place} gap="xs" align="flex-start" wrap="wrap">
            <RuleFields
              rule={rule}
              place={place}
              error={errorOf(place)}
              onChange={(told) => put(place, told)}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              mt={4}
              aria-label={t("score.remove", { place: place + 1 })}
              onClick={() => onChange(rules.filter((_, at) => at !== place))}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </Group>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a rule is known by its place alone
          <Text key={place} size="sm">
            {inWords(rule)} {signed(rule.points)}
          </Text>
        ),
      )}
      {may && (
        <Button
          variant="default"
          size="compact-sm"
          style={{ alignSelf: "flex-start" }}
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => onChange([...rules, { field: "title", value: "", points: 5 }])}
        >
          {t("score.add")}
        </Button>
      )}
    </Stack>
  );
}

interface RuleProps {
  rule: Points;
  place: number;
  error: string | undefined;
  onChange: (rule: Points) => void;
}

function RuleFields({ rule, place, error, onChange }: RuleProps) {
  const { t } = useTranslation("sales");
  const named = (what: string) => `${t("score.rule", { place: place + 1 })} ${what}`;
  const names = [
    ...ITEMS.map((item) => ({ value: `check_${item}`, label: t(`qualifying.items.${item}`) })),
    ...["source", ...WORDED, ...PRESENT].map((field) => ({ value: field, label: t(`lead.${field}`) })),
  ];
  const first = (field: string) => (CHECKED.test(field) ? "confirmed" : field === "source" ? "web" : "");
  return (
    <>
      <Select
        aria-label={named(t("score.field"))}
        w={150}
        allowDeselect={false}
        data={names}
        value={rule.field}
        onChange={(field) => field && onChange({ ...rule, field, value: first(field) })}
      />
      <ValueField rule={rule} label={named(t("score.value"))} error={error} onChange={onChange} />
      <NumberInput
        aria-label={named(t("score.points"))}
        w={90}
        min={-100}
        max={100}
        allowDecimal={false}
        value={rule.points}
        onChange={(points) => onChange({ ...rule, points: Number(points) || 0 })}
      />
    </>
  );
}

interface ValueProps extends Omit<RuleProps, "place"> {
  label: string;
}

/** What a rule asks its field for: one of few, words, or that it is there. */
function ValueField({ rule, label, error, onChange }: ValueProps) {
  const { t } = useTranslation("sales");
  const sourceName = useSourceName();
  const choices = CHECKED.test(rule.field)
    ? STATES.map((value) => ({ value: value as string, label: t(`qualifying.states.${value}`) }))
    : SOURCES.map((value) => ({ value: value as string, label: sourceName(value) }));
  const isChosen = rule.field === "source" || CHECKED.test(rule.field);
  return (
    <>
      {isChosen && (
        <Select
          aria-label={label}
          w={150}
          allowDeselect={false}
          data={choices}
          value={rule.value}
          error={error}
          onChange={(value) => onChange({ ...rule, value: value ?? "" })}
        />
      )}
      {WORDED.includes(rule.field) && (
        <TextInput
          aria-label={label}
          placeholder={t("score.value_example")}
          w={150}
          maxLength={60}
          value={rule.value}
          error={error}
          onChange={(event) => onChange({ ...rule, value: event.currentTarget.value })}
        />
      )}
      {PRESENT.includes(rule.field) && (
        <Text size="sm" w={150} mt={8}>
          {t("score.filled")}
        </Text>
      )}
    </>
  );
}
