import type { UseFormReturnType } from "@mantine/form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { toProblem } from "@/client/problem";
import { greet } from "@/client/session";
import { languageNow } from "@/ui/language";
import { type Invited, start } from "./api";
import { sendable } from "./sendable";
import { firstErrorStep, NEW_HOUSE, peopleOf, type SetUpForm } from "./steps";

interface Options {
  form: UseFormReturnType<SetUpForm>;
  onDone: (invitations: readonly Invited[]) => void;
  /** Called with the step on which the first refused field stands. */
  onRefusedAt: (step: number) => void;
}

/** Sends everything at once. What is refused stands beside its field, on its step. */
export function useStart({ form, onDone, onRefusedAt }: Options) {
  const { t } = useTranslation("staff");
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (given: SetUpForm) => {
      await greet();
      return sendable(given.organisation, t("organisation.unreadable"), (organisation) =>
        start({ organisation, owner: { ...given.owner, language: languageNow() }, people: peopleOf(given) }),
      );
    },
    meta: { quiet: true },
    onSuccess: ({ invitations }) => {
      queries.clear();
      onDone(invitations);
    },
    onError: (error) => {
      const named = Object.fromEntries(
        Object.entries(toProblem(error).fields).map(([name, words]) => [
          name in NEW_HOUSE.owner ? `owner.${name}` : name,
          words,
        ]),
      );
      form.setErrors(named);
      onRefusedAt(firstErrorStep(Object.keys(named)));
    },
  });
}
