import { Button, Code, Group, Image, Stack, Text, TextInput, Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { StatusBadge } from "@/ui/StatusBadge";
import { beginApp, finishApp, type NewApp, removeApp } from "./api";
import type { Part } from "./part";
import { whyNot } from "./words";

/** An app on the phone that shows six digits, anew every half minute. */
export function CodeApp({ factors, change, proved }: Part) {
  const { t } = useTranslation("staff");
  const [begun, begin] = useState<NewApp | null>(null);
  const isOn = factors.some(({ type }) => type === "totp");
  const start = useMutation({
    mutationFn: () => proved(beginApp),
    onSuccess: (app) => begin(app as NewApp),
  });
  const remove = useMutation({ mutationFn: () => change(removeApp) });
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={2} size="h4">
          {t("factors.app")}
        </Title>
        {isOn && <StatusBadge tone="good" label={t("factors.on")} />}
      </Group>
      <Text size="sm" c="dimmed">
        {t("factors.app_about")}
      </Text>
      {isOn ? (
        <Button w="fit-content" variant="default" loading={remove.isPending} onClick={() => remove.mutate()}>
          {t("factors.remove_app")}
        </Button>
      ) : begun ? (
        <Finish app={begun} change={change} onDone={() => begin(null)} />
      ) : (
        <Button w="fit-content" variant="default" loading={start.isPending} onClick={() => start.mutate()}>
          {t("factors.add_app")}
        </Button>
      )}
    </Stack>
  );
}

interface Props extends Pick<Part, "change"> {
  app: NewApp;
  onDone: () => void;
}

function Finish({ app, change, onDone }: Props) {
  const { t } = useTranslation("staff");
  const [code, type] = useState("");
  const finish = useMutation({
    mutationFn: () => change(() => finishApp(code.normalize("NFKC").replace(/\s/g, ""))),
    meta: { quiet: true },
    onSuccess: onDone,
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        finish.mutate();
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{t("factors.scan")}</Text>
        {/* A camera needs dark on light, whatever the scheme. */}
        <Image src={app.picture} alt={t("factors.picture")} w={180} h={180} bg="white" p="xs" />
        <Text size="sm">
          {t("factors.by_hand")} <Code>{app.secret}</Code>
        </Text>
        <TextInput
          label={t("factors.code")}
          w={200}
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
          value={code}
          error={finish.error && whyNot(finish.error, t)}
          onChange={(event) => type(event.currentTarget.value)}
        />
        <Button type="submit" w="fit-content" loading={finish.isPending} disabled={!code.trim()}>
          {t("factors.finish_app")}
        </Button>
      </Stack>
    </form>
  );
}
