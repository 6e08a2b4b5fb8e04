import { Alert, Button, Stack, Text, Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { greet } from "@/client/session";
import { AppLink } from "@/ui/AppLink";
import { wordsOf } from "@/ui/toast";
import { Door } from "../door/Door";
import { checkAddress } from "./api";

/** Where the mail about an address leads. Opening is not enough: mail programs open links by themselves. */
export default function VerifyPage() {
  const { t } = useTranslation("staff");
  const { key = "" } = useParams({ strict: false }) as { key?: string };
  const check = useMutation({
    mutationFn: async () => {
      await greet();
      return checkAddress(key);
    },
    meta: { quiet: true },
  });
  const refusal = check.error && wordsOf(check.error);
  return (
    <Door>
      <Stack>
        <Title order={1} size="h3">
          {t("verify.title")}
        </Title>
        {refusal && (
          <Alert color="red" title={refusal.title} role="alert">
            {refusal.message}
          </Alert>
        )}
        {check.data ? (
          <Text role="status">{t("verify.done", { email: check.data.email })}</Text>
        ) : (
          <Button onClick={() => check.mutate()} loading={check.isPending}>
            {t("verify.confirm")}
          </Button>
        )}
        <AppLink to="/">{t("verify.onward")}</AppLink>
      </Stack>
    </Door>
  );
}
