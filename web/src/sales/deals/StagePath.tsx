import { UnstyledButton } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { type Stage, useStageName } from "../shared";
import type { Deal } from "./api";
import classes from "./deals.module.css";

interface Props {
  deal: Deal;
  onChoose: (stage: Stage) => void;
}

/** The way from first talk to the order: passed, here, ahead. A stage is chosen by a click. */
export function StagePath({ deal, onChoose }: Props) {
  const { t } = useTranslation("sales");
  const stageName = useStageName();
  const path = useRef<HTMLOListElement>(null);
  const here = deal.stage.id;
  // On a phone the path is longer than the screen: it opens where the deal stands.
  useEffect(() => {
    const stop = path.current?.querySelector<HTMLElement>(`[data-stage="${here}"]`);
    if (path.current && stop) path.current.scrollLeft = stop.offsetLeft - path.current.offsetLeft - 24;
  }, [here]);
  const isOver = deal.stage_type === "won" || deal.stage_type === "lost";
  const passed = (stage: Stage) =>
    stage.type === "open" && (stage.position < deal.stage.position || deal.stage_type === "won");
  return (
    <nav aria-label={t("deal.path")}>
      <ol ref={path} className={classes.path}>
        {deal.stages.map((stage) => {
          const isNow = stage.id === deal.stage.id;
          const marks = {
            className: classes.stop as string,
            "data-now": isNow ? stage.type : undefined,
            "data-passed": (passed(stage) && !isNow && deal.stage_type !== "lost") || undefined,
            "aria-current": isNow ? ("step" as const) : undefined,
          };
          const text = (
            <>
              {isNow && <IconCheck size={14} aria-hidden style={{ verticalAlign: "-2px" }} />}{" "}
              {stageName(stage)}
            </>
          );
          return (
            <li key={stage.id} className={classes.step} data-stage={stage.id}>
              {deal.may.update && !isOver && !isNow && (stage.type !== "won" || deal.may.win) ? (
                <UnstyledButton {...marks} onClick={() => onChoose(stage)}>
                  {text}
                </UnstyledButton>
              ) : (
                <span {...marks}>{text}</span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
