import { IconMoodEmpty, IconMoodHappy, IconMoodSad, IconMoodSmile, IconMoodWrrr } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import classes from "./survey.module.css";

const FACES = [IconMoodWrrr, IconMoodSad, IconMoodEmpty, IconMoodSmile, IconMoodHappy] as const;

interface Props {
  question: string;
  value: number | null;
  onChange: (score: number) => void;
}

/** Five answers large enough for a thumb, each with its word. */
export function Faces({ question, value, onChange }: Props) {
  const { t } = useTranslation("channels");
  return (
    <fieldset className={classes.faces}>
      <legend className={classes.legend}>{question}</legend>
      {FACES.map((Face, index) => {
        const score = index + 1;
        return (
          <label key={score} className={classes.face}>
            <input
              type="radio"
              name="score"
              value={score}
              checked={value === score}
              onChange={() => onChange(score)}
            />
            <Face size={36} stroke={1.4} aria-hidden />
            <span className={classes.word}>{t(`survey.score.${score}`)}</span>
          </label>
        );
      })}
    </fieldset>
  );
}
