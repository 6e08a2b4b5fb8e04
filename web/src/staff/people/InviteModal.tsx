import { Alert, Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { CopyOnce } from "@/ui/CopyOnce";
import { wordsOf } from "@/ui/toast";
import { useFormat } from "@/ui/useFormat";
import { invite, type Person } from "./api";

/** Makes the link by which somebody chooses a password. It is shown here once. */
export function InviteModal({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useTranslation("staff");
  const format = useFormat();
  const make = useMutation({ mutationFn: () => invite(person), meta: { quiet: true } });
  const refusal = make.error && wordsOf(make.error);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(person.can_sign_in ? "people.reset_named" : "people.invite_named", { name: person.name })}
      closeButtonProps={{ "aria-label": t("people.close") }}
      closeOnClickOutside={!make.data}
    >
      <Stack>
        {refusal && (
          <Alert color="red" title={refusal.title} role="alert">
            {refusal.message}
          </Alert>
        )}
        {make.data ? (
          <CopyOnce
            label={t("people.link")}
            about={t("people.link_about", {
              email: make.data.email,
              until: format.date(make.data.expires_at),
            })}
            value={make.data.url}
          />
        ) : (
          <Text size="sm">{t(person.can_sign_in ? "people.reset_about" : "people.invite_about")}</Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("people.close")}
          </Button>
          {!make.data && (
            <Button onClick={() => make.mutate()} loading={make.isPending}>
              {t("people.make_link")}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}
