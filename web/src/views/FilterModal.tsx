import { Alert, Button, Group, Modal, Skeleton, Stack } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemView } from "@/ui/ProblemView";
import { useFields } from "./api";
import { TreeEditor } from "./TreeEditor";
import { EMPTY, finished } from "./tree";
import type { Tree } from "./types";
import type { ViewState } from "./useView";

/** The conditions of a list, changed here and applied together. */
export default function FilterModal({ view, onClose }: { view: ViewState; onClose: () => void }) {
  const { t } = useTranslation("views");
  const { t: say } = useTranslation("ui");
  const isNarrow = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const fields = useFields(view.entity);
  const [draft, change] = useState<Tree>(
    view.tree.parts.length > 0 ? view.tree : { join: "all", parts: [{ field: "", op: "" }] },
  );
  const apply = (tree: Tree) => {
    view.narrow(finished(tree));
    onClose();
  };
  const isUnfinished = JSON.stringify(finished(draft)) !== JSON.stringify(draft);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("filter")}
      size="xl"
      fullScreen={isNarrow}
      closeButtonProps={{ "aria-label": say("close") }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          apply(draft);
        }}
      >
        <Stack>
          {fields.error && <ProblemView error={fields.error} onRetry={fields.refetch} />}
          {fields.isPending && <Skeleton h={36} />}
          {fields.data && (
            <TreeEditor entity={view.entity} fields={fields.data.items} tree={draft} onChange={change} />
          )}
          {isUnfinished && draft.parts.length > 1 && <Alert color="gray">{t("unfinished")}</Alert>}
          <Group justify="space-between">
            <Button variant="subtle" onClick={() => apply(EMPTY)}>
              {t("no_filter")}
            </Button>
            <Button type="submit">{t("apply")}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
