import { Alert, Stack, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Ask, Results } from "./Ask";
import { type Chosen, type Guide, guideKeys, tryGuide } from "./api";

/** Answers tried on what is drawn, as it was last kept. Nothing of it is kept. */
export function TryOut({ guide, isChanged }: { guide: Guide; isChanged: boolean }) {
  const { t } = useTranslation("sales");
  const [chosen, choose] = useState<Chosen>({});
  const { data } = useQuery({
    queryKey: guideKeys.part(guide.id, "try", { version: guide.version, chosen: JSON.stringify(chosen) }),
    queryFn: () => tryGuide(guide.id, chosen, true),
    enabled: guide.questions.length > 0,
    placeholderData: (previous) => previous,
  });
  if (guide.questions.length === 0) return null;
  return (
    <Stack gap="sm" component="section" aria-label={t("guide.try")}>
      <Title order={2} size="h4">
        {t("guide.try")}
      </Title>
      {isChanged && (
        <Alert color="yellow" variant="light" p="xs">
          {t("guide.try_saved")}
        </Alert>
      )}
      <Ask questions={guide.questions} chosen={chosen} onChange={choose} />
      {data && <Results found={data.items} />}
    </Stack>
  );
}
