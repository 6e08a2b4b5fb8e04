import { Center, Container, Loader, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Brand } from "@/ui/Brand";
import { ProblemView } from "@/ui/ProblemView";
import { type Invited, useIsSetUp } from "./api";
import { SetUpDone } from "./SetUpDone";
import { SetUpWizard } from "./SetUpWizard";

/** The first start, in four calm steps. Nothing is stored before the last one is confirmed. */
export default function SetUpPage() {
  const { t } = useTranslation("staff");
  const house = useIsSetUp();
  const [links, setLinks] = useState<readonly Invited[] | null>(null);
  return (
    <Container component="main" size="md" py="xl">
      <Stack gap="lg">
        <Brand />
        {links ? (
          <SetUpDone invitations={links} />
        ) : house.error ? (
          <ProblemView error={house.error} onRetry={house.refetch} />
        ) : !house.data ? (
          <Center h={320}>
            <Loader color="gray" aria-label={t("setup.title")} />
          </Center>
        ) : house.data.is_set_up ? (
          <SetUpDone invitations={[]} />
        ) : (
          <SetUpWizard onDone={setLinks} />
        )}
      </Stack>
    </Container>
  );
}
