import { Stack, Text, TextInput, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { greet } from "@/client/session";
import { AppLink } from "@/ui/AppLink";
import { FormBody } from "@/ui/form/FormBody";
import { useServerForm } from "@/ui/form/useServerForm";
import { Door } from "../door/Door";
import { houseQuery } from "../signin/api";
import { askForReset } from "./api";

/** A way back in: by mail where the house sends any, else by an administrator. */
export default function ForgotPage() {
  const { t } = useTranslation("staff");
  const house = useQuery(houseQuery);
  const [isAsked, setAsked] = useState(false);
  return (
    <Door>
      <Stack>
        <Title order={1} size="h3">
          {t("forgot.title")}
        </Title>
        {isAsked ? (
          <Text role="status">{t("forgot.asked")}</Text>
        ) : house.data?.sends_mail ? (
          <Ask onAsked={() => setAsked(true)} />
        ) : (
          <Text>{t("forgot.by_admin")}</Text>
        )}
        <AppLink to="/sign-in">{t("invitation.to_sign_in")}</AppLink>
      </Stack>
    </Door>
  );
}

function Ask({ onAsked }: { onAsked: () => void }) {
  const { t } = useTranslation("staff");
  const { form, ...sending } = useServerForm({
    initialValues: { email: "" },
    validate: { email: (value: string) => (value.includes("@") ? null : t("signin.email_missing")) },
    send: async ({ email }) => {
      await greet();
      await askForReset(email.trim());
    },
    onDone: onAsked,
  });
  return (
    <FormBody {...sending} submitLabel={t("forgot.ask")}>
      <Text size="sm">{t("forgot.about")}</Text>
      <TextInput
        label={t("signin.email")}
        type="email"
        autoComplete="username"
        autoFocus
        {...form.getInputProps("email")}
      />
    </FormBody>
  );
}
