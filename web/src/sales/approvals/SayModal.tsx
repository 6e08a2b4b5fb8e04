import { Select, Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { FormModal } from "@/ui/form/FormModal";
import { toastDone } from "@/ui/toast";
import { type Act, type Part, say, useApprovalChange, useApprovers } from "./api";

/** Asks what to say with a yes, a no, or to whom a part passes. */
export function SayModal({ part, act, onClose }: { part: Part; act: Act; onClose: () => void }) {
  const { t } = useTranslation("sales");
  const changed = useApprovalChange();
  const people = useApprovers().data?.items ?? [];
  return (
    <FormModal
      title={t(`approval.act.${act}`)}
      submitLabel={t(`approval.act.${act}`)}
      initialValues={{ comment: "", person_id: "" }}
      onSubmit={async (values) => {
        await say(part, act, values);
        changed();
        toastDone(t(`approval.done.${act}`));
      }}
      onClose={onClose}
    >
      {(form) => (
        <>
          {act === "delegate" && (
            <Select
              label={t("approval.to")}
              required
              searchable
              data={people
                .filter(({ id }) => id !== part.person?.id)
                .map(({ id, name }) => ({ value: id, label: name }))}
              {...form.getInputProps("person_id")}
            />
          )}
          <Textarea
            label={t(act === "return" ? "approval.why_back" : "approval.comment")}
            required={act === "return"}
            autosize
            minRows={3}
            {...form.getInputProps("comment")}
          />
        </>
      )}
    </FormModal>
  );
}
