import { Button, Card, Group, Stack, Text, Title } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { toastDone } from "@/ui/toast";
import { type Link, leaveFor, type Offered, providerKeys, unlink, useLinks, useOffered } from "./api";
import { CameBack } from "./CameBack";

const HERE = "/settings/factors";

/** The organisation's providers one signs in with instead of a password; hidden where there is none. */
export function Links() {
  const { t } = useTranslation("staff");
  const cache = useQueryClient();
  const offered = useOffered().data?.items ?? [];
  const links = useLinks().data?.items ?? [];
  const leave = useMutation({
    mutationFn: (to: Offered) => leaveFor(to, { next: HERE, process: "connect" }),
  });
  const remove = useMutation({
    mutationFn: (link: Link) => unlink(link),
    onSuccess: () => {
      cache.invalidateQueries({ queryKey: providerKeys.all });
      toastDone(t("providers.unlinked"));
    },
  });
  if (offered.length === 0 && links.length === 0) return null;
  return (
    <Card withBorder>
      <Stack gap="sm">
        <Title order={2} size="h4">
          {t("providers.links")}
        </Title>
        <Text size="sm" c="dimmed">
          {t("providers.links_about")}
        </Text>
        <CameBack />
        {links.map((link) => (
          <Group key={link.id} justify="space-between">
            <Text>
              {link.provider}{" "}
              <Text span size="sm" c="dimmed">
                {link.shown}
              </Text>
            </Text>
            <Button
              size="compact-sm"
              variant="default"
              loading={remove.isPending && remove.variables === link}
              aria-label={t("factors.remove_named", { name: link.provider })}
              onClick={() => remove.mutate(link)}
            >
              {t("factors.remove")}
            </Button>
          </Group>
        ))}
        <Group>
          {offered.map((to) => (
            <Button key={to.id} variant="default" loading={leave.isPending} onClick={() => leave.mutate(to)}>
              {t("providers.link", { name: to.name })}
            </Button>
          ))}
        </Group>
      </Stack>
    </Card>
  );
}
