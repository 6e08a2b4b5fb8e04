import { Button, Group, Modal, PasswordInput, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { toProblem } from "@/client/problem";
import { PROVE_AGAIN, proveByPasskey, proveByPassword } from "./api";
import { knowsPasskeys } from "./passkey";
import { whyNot } from "./words";

type Act = () => Promise<unknown>;

interface Proved {
  /** Does it, and once more after the password was asked for where the server wants that. */
  readonly proved: (act: Act) => Promise<unknown>;
  /** The question, to be drawn somewhere on the page. */
  readonly question: ReactNode;
}

export function useProved(): Proved {
  const [waiting, wait] = useState<{ act: Act; settle: (done: Promise<unknown>) => void } | null>(null);
  async function proved(act: Act): Promise<unknown> {
    try {
      return await act();
    } catch (error) {
      if (toProblem(error).code !== PROVE_AGAIN) throw error;
      return new Promise((settle) => wait({ act, settle }));
    }
  }
  const question = waiting && (
    <Question
      onProved={() => {
        waiting.settle(waiting.act());
        wait(null);
      }}
      onClose={() => wait(null)}
    />
  );
  return { proved, question };
}

function Question({ onProved, onClose }: { onProved: () => void; onClose: () => void }) {
  const { t } = useTranslation(["staff", "ui"]);
  const [password, type] = useState("");
  const prove = useMutation({
    mutationFn: (by: Act) => by(),
    meta: { quiet: true },
    onSuccess: onProved,
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("factors.prove")}
      closeButtonProps={{ "aria-label": t("close", { ns: "ui" }) }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          prove.mutate(() => proveByPassword(password));
        }}
      >
        <Stack>
          <Text size="sm">{t("factors.prove_about")}</Text>
          <PasswordInput
            label={t("password.current")}
            autoComplete="current-password"
            data-autofocus
            value={password}
            error={prove.error && whyNot(prove.error, t)}
            onChange={(event) => type(event.currentTarget.value)}
            visibilityToggleButtonProps={{ "aria-label": t("signin.show") }}
          />
          <Group justify="flex-end">
            {knowsPasskeys() && (
              <Button variant="default" onClick={() => prove.mutate(proveByPasskey)}>
                {t("factors.with_passkey")}
              </Button>
            )}
            <Button type="submit" loading={prove.isPending} disabled={!password}>
              {t("factors.prove_done")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
