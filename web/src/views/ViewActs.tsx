import { ActionIcon, Button, Text, Tooltip } from "@mantine/core";
import { IconPencil, IconPin, IconPinnedOff } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { toastDone } from "@/ui/toast";
import { changeView, pinView, seenIn, viewKeys } from "./api";
import type { View } from "./types";
import type { ViewState } from "./useView";
import classes from "./views.module.css";

const ViewModal = lazy(() => import("./ViewModal"));

interface Props {
  view: ViewState;
  /** Keys of the columns that are shown now: a view keeps them. */
  columns: readonly string[];
}

/** What can be done with what is seen: keep it under a name, update the view in use, edit that. */
export function ViewActs({ view, columns }: Props) {
  const { t } = useTranslation("views");
  const [isOpen, open] = useState<"new" | "edit" | null>(null);
  const { active } = view;
  return (
    <>
      <div className={classes.acts}>
        {view.isMissing && (
          <Text size="sm" c="dimmed" role="status">
            {t("missing")}
          </Text>
        )}
        {active?.may.update && view.isChanged && <Keep active={active} view={view} columns={columns} />}
        {(view.isChanged || (!active && (view.whole.parts.length > 0 || view.shape === "group"))) && (
          <Button size="compact-sm" variant="default" onClick={() => open("new")}>
            {t("save_as")}
          </Button>
        )}
        {active?.may.pin && <Pin view={active} />}
        {active && (
          <Tooltip label={t(active.may.update ? "edit" : "duplicate")}>
            <ActionIcon
              variant="default"
              aria-label={t(active.may.update ? "edit" : "duplicate")}
              onClick={() => open(active.may.update ? "edit" : "new")}
            >
              <IconPencil size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
      {isOpen && (
        <Suspense>
          <ViewModal view={view} columns={columns} isNew={isOpen === "new"} onClose={() => open(null)} />
        </Suspense>
      )}
    </>
  );
}

/** Keeps what is seen now under the name of the view in use. */
function Keep({ active, view, columns }: Props & { active: View }) {
  const { t } = useTranslation("views");
  const cache = useQueryClient();
  const keep = useMutation({
    mutationFn: () => changeView(active, seenIn(view, columns)),
    onSuccess: async (kept) => {
      await cache.invalidateQueries({ queryKey: viewKeys.all });
      view.choose(kept);
      toastDone(t("kept", { name: kept.name }));
    },
  });
  return (
    <Button size="compact-sm" loading={keep.isPending} onClick={() => keep.mutate()}>
      {t("keep")}
    </Button>
  );
}

/** A view that a colleague shares, among one's own tabs or out of them. */
function Pin({ view }: { view: View }) {
  const { t } = useTranslation("views");
  const cache = useQueryClient();
  const pin = useMutation({
    mutationFn: () => pinView(view, !view.is_pinned),
    onSuccess: () => cache.invalidateQueries({ queryKey: viewKeys.all }),
  });
  const label = t(view.is_pinned ? "unpin" : "pin");
  const Sign = view.is_pinned ? IconPinnedOff : IconPin;
  return (
    <Tooltip label={label}>
      <ActionIcon variant="default" aria-label={label} loading={pin.isPending} onClick={() => pin.mutate()}>
        <Sign size={16} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
