import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AskModal } from "@/ui/AskModal";
import { toastDone } from "@/ui/toast";
import { type Person, signOutEverywhere } from "./api";

/** For a lost phone or a borrowed machine: all sessions of somebody end at once. */
export function SignOut({ person }: { person: Person }) {
  const { t } = useTranslation("staff");
  const [isAsking, ask] = useState(false);
  const end = useMutation({
    mutationFn: () => signOutEverywhere(person),
    onSuccess: () => {
      ask(false);
      toastDone(t("people.signed_out", { name: person.name }));
    },
  });
  return (
    <>
      <Button variant="default" size="xs" w="fit-content" onClick={() => ask(true)}>
        {t("people.sign_out")}
      </Button>
      <AskModal
        opened={isAsking}
        title={t("people.sign_out")}
        about={t("people.sign_out_about", { name: person.name })}
        act={t("sessions.end")}
        isPending={end.isPending}
        onAct={() => end.mutate()}
        onClose={() => ask(false)}
      />
    </>
  );
}
