import { notifications } from "@mantine/notifications";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useGo } from "@/ui/useGo";
import type { Mergeable, Noun } from "./api";

/** The address of a record that was merged away answers with the kept one: go there, and say so. */
export function useLeadOn(noun: Noun, id: string, found: Mergeable | undefined): void {
  const { t } = useTranslation("customers");
  const go = useGo();
  const [kept, name] = [found?.id, found?.name];
  useEffect(() => {
    if (!kept || kept === id) return;
    go(`/${noun}/${kept}`, { replace: true });
    notifications.show({ id: `merged ${id}`, message: t("merge.led_on", { name }), withBorder: true });
  }, [noun, id, kept, name, go, t]);
}
