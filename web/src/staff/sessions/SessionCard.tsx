import { Badge, Button, Card, Group, Stack, Text } from "@mantine/core";
import { IconDeviceDesktop, IconDeviceMobile } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { toastDone } from "@/ui/toast";
import { type Session, useEndSession } from "./api";
import { deviceOf, isPhone } from "./device";

export function SessionCard({ session }: { session: Session }) {
  const { t } = useTranslation("staff");
  const end = useEndSession();
  const Device = isPhone(session.user_agent) ? IconDeviceMobile : IconDeviceDesktop;
  const device = deviceOf(session.user_agent) ?? t("sessions.unknown_device");
  return (
    <Card withBorder padding="sm">
      <Group wrap="nowrap" align="flex-start">
        <Device size={26} stroke={1.4} aria-hidden />
        <Stack gap={2} flex={1} miw={0}>
          <Group gap="xs">
            <Text fw={600}>{device}</Text>
            {session.is_current && (
              <Badge variant="outline" color="gray">
                {t("sessions.current")}
              </Badge>
            )}
          </Group>
          <Text size="sm" c="dimmed">
            {session.ip} · {t("sessions.last_seen")} <DateText iso={session.last_seen_at} />
          </Text>
        </Stack>
        {!session.is_current && (
          <Button
            variant="default"
            size="xs"
            loading={end.isPending}
            onClick={() =>
              end.mutate(session.id, { onSuccess: () => toastDone(t("sessions.ended", { device })) })
            }
          >
            {t("sessions.end")}
          </Button>
        )}
      </Group>
    </Card>
  );
}
