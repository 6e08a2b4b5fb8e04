import { Skeleton, Stack } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ConflictDialog } from "@/ui/edit/ConflictDialog";
import { useRecordEdit } from "@/ui/edit/useRecordEdit";
import { ProblemView } from "@/ui/ProblemView";
import { Acts } from "./Acts";
import { type Handover, handoverKeys, patchHandover, useHandover } from "./api";
import { HandoverHead } from "./HandoverHead";
import classes from "./handover.module.css";
import { SalesColumn } from "./SalesColumn";
import { ServiceColumn } from "./ServiceColumn";
import { Signature } from "./Signature";

/** One form passed across the desk: what sales hands over, what service answers. */
export default function HandoverPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { data, error, refetch } = useHandover(id);
  if (error && !data) return <ProblemView error={error} onRetry={refetch} />;
  if (!data) {
    return (
      <Stack p="md">
        <Skeleton h={72} />
        <Skeleton h={420} />
      </Stack>
    );
  }
  return <Form handover={data} />;
}

function Form({ handover }: { handover: Handover }) {
  const { t } = useTranslation("bond");
  const edit = useRecordEdit<Handover>({
    record: handover,
    queryKey: handoverKeys.one(handover.id),
    patch: (changes, version) => patchHandover(handover.id, changes, version),
  });
  return (
    <div className={classes.page}>
      <HandoverHead handover={handover} />
      <div className={classes.desk}>
        <SalesColumn edit={edit} />
        <ServiceColumn handover={handover} />
        <Signature handover={handover} />
      </div>
      <Acts handover={handover} />
      <ConflictDialog edit={edit} labelOf={(field) => t(`form.${field}`)} />
    </div>
  );
}
