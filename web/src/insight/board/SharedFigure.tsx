import { useTranslation } from "react-i18next";
import { Figure as Open } from "@/ui/Figure";
import type { Figure } from "./api";
import classes from "./board.module.css";
import { useShown } from "./useShown";

/** A figure that belongs to both roles, on the thread. */
export function SharedFigure({ figure }: { figure: Figure }) {
  const { t } = useTranslation("insight");
  const shown = useShown();
  const label = t(`figure.${figure.key}`);
  return (
    <span className={classes.common}>
      <span>{label}</span>
      {figure.value === null ? (
        <span>–</span>
      ) : (
        <strong>
          <Open to={figure.link} label={label}>
            {shown({ ...figure, amount: figure.value })}
          </Open>
        </strong>
      )}
    </span>
  );
}
