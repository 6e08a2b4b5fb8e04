import { Skeleton, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ProblemView } from "@/ui/ProblemView";
import { type Import, importQuery, kindsQuery } from "./api";
import { ImportHead } from "./ImportHead";
import { Report } from "./Report";
import { Running } from "./Running";
import { Undone } from "./Undone";
import { Waiting } from "./Waiting";

/** One import: its columns while it waits, its progress while it runs, its report when it is over. */
export default function ImportPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { i18n } = useTranslation("exchange");
  const row = useQuery(importQuery(id, i18n.language));
  const kinds = useQuery(kindsQuery(i18n.language));
  const error = row.error ?? kinds.error;
  if (error && !(row.data && kinds.data)) {
    return <ProblemView error={error} onRetry={() => Promise.all([row.refetch(), kinds.refetch()])} />;
  }
  return (
    <Stack p="md" maw={1080} gap="lg">
      {row.data && kinds.data ? (
        <>
          <ImportHead row={row.data} />
          <Stage row={row.data} kinds={kinds.data} />
        </>
      ) : (
        <>
          <Skeleton h={72} />
          <Skeleton h={240} />
          <Skeleton h={360} />
        </>
      )}
    </Stack>
  );
}

function Stage({ row, kinds }: { row: Import; kinds: Parameters<typeof Waiting>[0]["kinds"] }) {
  if (row.status === "uploaded") return <Waiting row={row} kinds={kinds} />;
  if (row.status === "running") return <Running row={row} />;
  if (row.status === "undoing" || row.status === "undone") return <Undone row={row} />;
  return <Report row={row} />;
}
