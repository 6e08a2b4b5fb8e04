import { Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { PageHead } from "@/ui/PageHead";
import { Erasures } from "./Erasures";
import { Retentions } from "./Retentions";

/** Who was erased, and how long things are kept. */
export default function PrivacyPage() {
  const { t } = useTranslation("privacy");
  return (
    <Stack p="md" maw={960} gap="xl">
      <PageHead title={t("title")} about={t("about")} />
      <Erasures />
      <Retentions />
    </Stack>
  );
}
