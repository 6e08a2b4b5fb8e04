import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { chooseLanguage } from "@/ui/language";

/** The other language, named in itself. The page changes in place. */
export function LanguageSwitch() {
  const { i18n } = useTranslation();
  const other = i18n.language === "ja" ? "en" : "ja";
  return (
    <Button
      variant="subtle"
      color="gray"
      size="compact-sm"
      fw={500}
      lang={other}
      onClick={() => chooseLanguage(other)}
      aria-label={other === "ja" ? "日本語で表示" : "Show in English"}
    >
      {other === "ja" ? "日本語" : "EN"}
    </Button>
  );
}
