import { Alert, Button, Group, Text } from "@mantine/core";
import { IconShieldCheck, IconShieldX } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { toastDone } from "@/ui/toast";
import { useFormat } from "@/ui/useFormat";
import { auditStateQuery, checkLog } from "./api";

/** Whether the log is whole: each event's digest is hashed with the one before it. */
export function ChainCard() {
  const { t } = useTranslation("operations");
  const format = useFormat();
  const { data } = useQuery(auditStateQuery);
  const check = useMutation({ mutationFn: checkLog, onSuccess: () => toastDone(t("audit.check_asked")) });
  if (!data) return null;
  const isBroken = data.broken !== null;
  return (
    <Alert
      color={isBroken ? "red" : "gray"}
      icon={isBroken ? <IconShieldX aria-hidden /> : <IconShieldCheck aria-hidden />}
      title={t("audit.chain")}
    >
      <Group justify="space-between" gap="sm">
        <div>
          <Text size="sm">
            {t("audit.sealed", { sealed: format.number(data.sealed), events: format.number(data.events) })}
          </Text>
          <Text size="sm" fw={isBroken ? 700 : 400}>
            {data.checked_at === null && t("audit.never_checked")}
            {data.checked_at !== null &&
              (isBroken
                ? t("audit.broken", { place: format.number(data.broken ?? 0) })
                : t("audit.whole", { n: format.number(data.checked) }))}{" "}
            {data.checked_at !== null && <DateText iso={data.checked_at} />}
          </Text>
        </div>
        <Button variant="default" loading={check.isPending} onClick={() => check.mutate()}>
          {t("audit.check")}
        </Button>
      </Group>
    </Alert>
  );
}
