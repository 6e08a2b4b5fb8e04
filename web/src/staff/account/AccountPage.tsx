import { Card, SegmentedControl, Stack, Text, Title } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { meKeys, retell, useMe } from "@/client/me";
import { AppLink } from "@/ui/AppLink";
import { chooseLanguage, type Language } from "@/ui/language";
import { PageHead } from "@/ui/PageHead";
import { toastDone } from "@/ui/toast";
import { AddressCheck } from "./AddressCheck";
import { chooseOwnLanguage } from "./api";
import { PasswordForm } from "./PasswordForm";

/** What one decides about oneself: the language, the password, where one is signed in. */
export default function AccountPage() {
  const { t } = useTranslation("staff");
  const me = useMe();
  const cache = useQueryClient();
  const change = useMutation({
    mutationFn: chooseOwnLanguage,
    onSuccess: async (now) => {
      cache.setQueryData(meKeys.one("me"), now);
      await chooseLanguage(now.language as Language);
      toastDone(t("account.language_saved"));
      await retell(cache);
    },
  });
  return (
    <Stack p="md" maw={640}>
      <PageHead title={t("account.title")} about={t("account.about")} />
      <Card withBorder>
        <Stack gap="xs">
          <Title order={2} size="h4" id="own-language">
            {t("person.language")}
          </Title>
          <Text size="sm" c="dimmed">
            {t("account.language_about")}
          </Text>
          <SegmentedControl
            aria-labelledby="own-language"
            w="fit-content"
            disabled={change.isPending}
            value={me.language}
            onChange={(language) => change.mutate(language)}
            data={[
              { value: "ja", label: "日本語" },
              { value: "en", label: "English" },
            ]}
          />
        </Stack>
      </Card>
      <Card withBorder>
        <Stack gap="xs">
          <AddressCheck />
        </Stack>
      </Card>
      <Card withBorder>
        <PasswordForm />
      </Card>
      <AppLink to="/settings/factors">{t("factors.title")}</AppLink>
      <AppLink to="/settings/sessions">{t("sessions.title")}</AppLink>
    </Stack>
  );
}
