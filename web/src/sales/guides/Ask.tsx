import { Checkbox, Group, Radio, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { Money } from "@/ui/Money";
import type { Chosen, Found, Question } from "./api";

interface Props {
  questions: readonly Question[];
  chosen: Chosen;
  onChange: (chosen: Chosen) => void;
}

/** The questions as they are answered with somebody. */
export function Ask({ questions, chosen, onChange }: Props) {
  const { i18n } = useTranslation("sales");
  const english = i18n.language === "en";
  const words = (one: { text?: string; text_en?: string }) => (english && one.text_en) || one.text || "–";
  const set = (id: string, given: string[]) => onChange({ ...chosen, [id]: given });
  return (
    <Stack gap="md">
      {questions.map((question) => {
        const given = chosen[question.id] ?? [];
        const choices = question.answers ?? [];
        return question.takes_many ? (
          <Checkbox.Group
            key={question.id}
            label={words(question)}
            value={given}
            onChange={(now) => set(question.id, now)}
          >
            <Stack gap={4} mt={4}>
              {choices.map((answer) => (
                <Checkbox key={answer.id} value={answer.id} label={words(answer)} />
              ))}
            </Stack>
          </Checkbox.Group>
        ) : (
          <Radio.Group
            key={question.id}
            label={words(question)}
            value={given[0] ?? ""}
            onChange={(now) => set(question.id, [now])}
          >
            <Stack gap={4} mt={4}>
              {choices.map((answer) => (
                <Radio key={answer.id} value={answer.id} label={words(answer)} />
              ))}
            </Stack>
          </Radio.Group>
        );
      })}
    </Stack>
  );
}

type Told = Omit<Found, "price"> & { price?: Found["price"] };

/** What fits and why, what does not and why not. */
export function Results({ found }: { found: readonly Told[] }) {
  const { t } = useTranslation("sales");
  const fits = found.filter((one) => one.fits);
  const others = found.filter((one) => !one.fits);
  return (
    <Stack gap="sm">
      <Text fw={600}>{t("guide.fits")}</Text>
      {fits.length === 0 && <Text size="sm">{t("guide.nothing")}</Text>}
      {fits.map((one) => (
        <One key={one.product.id} one={one} />
      ))}
      {others.length > 0 && (
        <details>
          <summary>{t("guide.others", { n: others.length })}</summary>
          <Stack gap="sm" mt="xs">
            {others.map((one) => (
              <One key={one.product.id} one={one} />
            ))}
          </Stack>
        </details>
      )}
    </Stack>
  );
}

function One({ one }: { one: Told }) {
  const { t } = useTranslation("sales");
  const told = [
    ...(one.reasons ?? []).map((text) => ({ mark: "○", text })),
    ...(one.against ?? []).map((text) => ({ mark: "×", text })),
    ...(one.unnamed ? [{ mark: "–", text: t("guide.unnamed") }] : []),
  ];
  return (
    <div>
      <Group gap="xs" justify="space-between">
        <AppLink to={`/products/${one.product.id}`} size="sm">
          {one.product.name}
        </AppLink>
        {one.price && <Money money={one.price} />}
      </Group>
      {told.map(({ mark, text }) => (
        <Text key={text} size="xs" c="dimmed">
          {mark} {text}
        </Text>
      ))}
    </div>
  );
}
