import { useTranslation } from "react-i18next";
import { useMe } from "@/client/me";
import { FormModal } from "@/ui/form/FormModal";
import { toastDone } from "@/ui/toast";
import { changeTarget, setTarget, type Target } from "./api";
import { TargetFields, unitOf, type Values, valuesOf } from "./TargetFields";
import { storedFrom } from "./units";

interface Props {
  /** Null to set a new one. */
  target: Target | null;
  onDone: () => void;
  onClose: () => void;
}

export function TargetModal({ target, onDone, onClose }: Props) {
  const { t } = useTranslation("staff");
  const { currency } = useMe().organisation;
  async function send({ metric, holder, person_id, team_id, starts_on, ends_on, value }: Values) {
    const stored = { starts_on, ends_on, value: storedFrom(Number(value), unitOf(metric), currency) };
    const held = holder === "team" ? { team_id: team_id?.id ?? "" } : { person_id: person_id?.id ?? "" };
    await (target ? changeTarget(target, stored) : setTarget({ metric, ...held, ...stored }));
    onDone();
    toastDone(t("targets.saved"));
  }

  const needed = (value: unknown) => (value ? null : t("setup.needed"));
  return (
    <FormModal
      title={target ? t("targets.edit") : t("targets.add")}
      initialValues={valuesOf(target, currency)}
      validate={{
        person_id: (value, all) => (all.holder === "person" ? needed(value) : null),
        team_id: (value, all) => (all.holder === "team" ? needed(value) : null),
        starts_on: needed,
        ends_on: needed,
        value: needed,
      }}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => <TargetFields form={form} isNew={target === null} />}
    </FormModal>
  );
}
