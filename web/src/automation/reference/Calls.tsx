import "swagger-ui/swagger-ui.css";
import { Alert, Skeleton, Stack, useComputedColorScheme } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./reference.module.css";
import { drawCalls } from "./swagger";

const DARK = "dark-mode";

/** Every call with its parameters, bodies and examples. */
export function Calls() {
  const { t } = useTranslation("automation");
  const place = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<"loading" | "shown" | "failed">("loading");
  const isDark = useComputedColorScheme("light") === "dark";

  useEffect(() => {
    document.documentElement.classList.toggle(DARK, isDark);
    return () => document.documentElement.classList.remove(DARK);
  }, [isDark]);

  useEffect(() => {
    if (!place.current) return;
    drawCalls(place.current).then(
      () => setState("shown"),
      () => setState("failed"),
    );
  }, []);

  return (
    <>
      {state === "failed" && <Alert color="red">{t("reference.failed")}</Alert>}
      {state === "loading" && (
        <Stack gap="xs" aria-busy aria-label={t("reference.loading")}>
          {[1, 2, 3, 4].map((line) => (
            <Skeleton key={line} h={44} />
          ))}
        </Stack>
      )}
      <div ref={place} className={classes.calls} lang="en" />
    </>
  );
}
