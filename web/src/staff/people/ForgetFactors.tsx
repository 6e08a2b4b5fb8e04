import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AskModal } from "@/ui/AskModal";
import { toastDone } from "@/ui/toast";
import { forgetFactors, type Person } from "./api";

/** For somebody who has lost phone and codes: the way back to the password alone. */
export function ForgetFactors({ person, onDone }: { person: Person; onDone: () => void }) {
  const { t } = useTranslation("staff");
  const [isAsking, ask] = useState(false);
  const forget = useMutation({
    mutationFn: () => forgetFactors(person),
    onSuccess: () => {
      ask(false);
      onDone();
      toastDone(t("people.factors_forgotten", { name: person.name }));
    },
  });
  return (
    <>
      <Button variant="default" size="xs" w="fit-content" onClick={() => ask(true)}>
        {t("people.forget_factors")}
      </Button>
      <AskModal
        opened={isAsking}
        title={t("people.forget_factors")}
        about={t("people.forget_factors_about", { name: person.name })}
        act={t("people.forget_factors")}
        isPending={forget.isPending}
        onAct={() => forget.mutate()}
        onClose={() => ask(false)}
      />
    </>
  );
}
