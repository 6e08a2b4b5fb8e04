import { Button, Group, Modal, Stack, Text, Title } from "@mantine/core";
import { IconLink } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { CopyOnce } from "@/ui/CopyOnce";
import { DateText } from "@/ui/DateText";
import classes from "../deals/deals.module.css";
import { type Quote, quoteKeys, revokeLink, shareQuote } from "./api";

/** The customer's link: made, seen to be opened, taken back. Its address is shown once. */
export function ShareCard({ quote }: { quote: Quote }) {
  const { t } = useTranslation("sales");
  const { t: ui } = useTranslation("ui");
  const cache = useQueryClient();
  const refresh = () => cache.invalidateQueries({ queryKey: quoteKeys.one(quote.id) });
  const share = useMutation({ mutationFn: () => shareQuote(quote.id), onSuccess: refresh });
  const revoke = useMutation({ mutationFn: () => revokeLink(quote.id), onSuccess: refresh });
  const link = quote.link?.revoked_at ? null : quote.link;
  const mayShare = quote.may.send === true && quote.state === "sent";
  if (!link && !mayShare) return null;
  return (
    <section className={classes.block}>
      <Title order={2} size="h5" mb={6}>
        {t("share.title")}
      </Title>
      <Stack gap="xs">
        {link && <Opened link={link} />}
        {mayShare && (
          <Group gap="xs">
            <Button
              size="xs"
              variant="default"
              leftSection={<IconLink size={16} aria-hidden />}
              loading={share.isPending}
              onClick={() => share.mutate()}
            >
              {t(link ? "share.again" : "share.make")}
            </Button>
            {link && (
              <Button
                size="xs"
                variant="subtle"
                color="gray"
                loading={revoke.isPending}
                onClick={() => revoke.mutate()}
              >
                {t("share.revoke")}
              </Button>
            )}
          </Group>
        )}
      </Stack>
      <Modal
        opened={share.data !== undefined}
        onClose={share.reset}
        title={t("share.title")}
        closeButtonProps={{ "aria-label": ui("close") }}
      >
        {share.data && (
          <Stack>
            <CopyOnce label={t("share.link")} value={share.data.url} about={t("share.once")} />
            <Group justify="flex-end">
              <Button onClick={share.reset}>{ui("close")}</Button>
            </Group>
          </Stack>
        )}
      </Modal>
    </section>
  );
}

function Opened({ link }: { link: NonNullable<Quote["link"]> }) {
  const { t } = useTranslation("sales");
  return (
    <>
      <Text size="sm">
        {link.last_opened_at ? (
          <>
            {t("share.opened", { count: link.opens })} <DateText iso={link.last_opened_at} />
          </>
        ) : (
          t("share.unopened")
        )}
      </Text>
      <Text size="xs" c="dimmed">
        {t("share.until")} <DateText iso={link.expires_at} />
      </Text>
    </>
  );
}
