import { Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Kind } from "./api";
import classes from "./survey.module.css";

interface Props {
  kind: Exclude<Kind, "csat">;
  question: string;
  value: number | null;
  onChange: (score: number) => void;
}

const SCORES: Readonly<Record<Props["kind"], readonly number[]>> = {
  ces: [1, 2, 3, 4, 5, 6, 7],
  nps: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
};

/** A row of numbers, the ends in words: how far one agrees, or would recommend. */
export function Scores({ kind, question, value, onChange }: Props) {
  const { t } = useTranslation("channels");
  return (
    <fieldset className={classes.scores}>
      <legend className={classes.legend}>{question}</legend>
      <div className={classes.numbers}>
        {SCORES[kind].map((score) => (
          <label key={score} className={classes.face}>
            <input
              type="radio"
              name="score"
              value={score}
              checked={value === score}
              onChange={() => onChange(score)}
            />
            <span>{score}</span>
          </label>
        ))}
      </div>
      <Group justify="space-between" mt="xs" aria-hidden>
        <Text size="sm" c="dimmed">
          {t(`survey.${kind}.low`)}
        </Text>
        <Text size="sm" c="dimmed">
          {t(`survey.${kind}.high`)}
        </Text>
      </Group>
    </fieldset>
  );
}

/** The score a link of a mail chose, if it is one of the scale. */
export function chosenIn(kind: Kind, text: string | undefined): number | null {
  const scores = kind === "csat" ? [1, 2, 3, 4, 5] : SCORES[kind];
  const found = scores.find((score) => String(score) === text);
  return found ?? null;
}
