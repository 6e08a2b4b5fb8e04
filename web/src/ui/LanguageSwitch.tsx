import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { keepLanguage } from "@/client/me";
import { chooseLanguage } from "./language";

/** The other language, named in itself. The page changes in place. */
export function LanguageSwitch() {
  const { i18n } = useTranslation();
  const queries = useQueryClient();
  const other = i18n.language === "ja" ? "en" : "ja";

  async function change() {
    await chooseLanguage(other);
    // The account remembers it too; if that fails this browser still does.
    await keepLanguage(queries, other).catch(() => undefined);
  }

  return (
    <Button
      variant="subtle"
      color="gray"
      size="compact-sm"
      fw={500}
      lang={other}
      onClick={change}
      aria-label={other === "ja" ? "日本語で表示" : "EN: show in English"}
    >
      {other === "ja" ? "日本語" : "EN"}
    </Button>
  );
}
