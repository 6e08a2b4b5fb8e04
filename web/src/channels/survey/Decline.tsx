import { Anchor, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { wordsOf } from "@/ui/toast";
import { type Survey, useDecline } from "./api";

/** Whoever does not want to be asked again says so here, whether they answer or not. */
export function Decline({ linkKey, survey }: { linkKey: string; survey: Survey }) {
  const { t, i18n } = useTranslation("channels");
  const decline = useDecline(linkKey, i18n.language);
  if (survey.declined_at) {
    return (
      <Text size="sm" c="dimmed" role="status">
        {t("survey.declined")}
      </Text>
    );
  }
  return (
    <Text size="sm" c="dimmed">
      <Anchor component="button" type="button" size="sm" onClick={() => decline.mutate()}>
        {t("survey.decline")}
      </Anchor>
      {decline.error && ` ${wordsOf(decline.error).title}`}
    </Text>
  );
}
