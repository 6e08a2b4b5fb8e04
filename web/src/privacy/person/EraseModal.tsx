import { Modal, Skeleton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ProblemView } from "@/ui/ProblemView";
import { useForeseen } from "./api";
import { EraseForm } from "./EraseForm";

interface Props {
  person: { readonly id: string; readonly name: string };
  onClose: () => void;
}

/** Erasing a person: what goes and what stays is read before the name is typed. */
export default function EraseModal({ person, onClose }: Props) {
  const { t } = useTranslation("privacy");
  const { t: say } = useTranslation("ui");
  const { data, error, refetch } = useForeseen(person.id);
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t("erase.title", { name: person.name })}
      closeButtonProps={{ "aria-label": say("close") }}
    >
      {error && !data && <ProblemView error={error} onRetry={refetch} />}
      {!data && !error && <Skeleton h={240} />}
      {data && <EraseForm contactId={person.id} foreseen={data} onClose={onClose} />}
    </Modal>
  );
}
