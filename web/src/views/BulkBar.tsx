import { Button, Group, Text } from "@mantine/core";
import { IconEdit } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFilters } from "@/ui/useFilters";
import { cellsOf } from "./api";
import type { Chosen } from "./useSelection";
import type { ViewState } from "./useView";
import classes from "./views.module.css";

const BulkModal = lazy(() => import("./BulkModal"));

interface Props {
  view: ViewState;
  chosen: Chosen;
  /** The server's name of what rows are called by. */
  named: string;
  acts?: ((chosen: Chosen) => ReactNode) | undefined;
}

/** What can be done with the chosen rows. */
export function BulkBar({ view, chosen, named, acts }: Props) {
  const { t } = useTranslation("views");
  const { values } = useFilters();
  const [isOpen, open] = useState(false);
  const all = useMutation({
    mutationFn: () => cellsOf(view.entity, view, values.q, [named]),
    onSuccess: ({ rows }) => chosen.choose(new Map(rows.map(({ id, cells }) => [id, cells[0] ?? ""]))),
  });
  const count = chosen.rows.size;
  if (count === 0) return null;
  return (
    <Group className={classes.chosen} gap="xs" role="region" aria-label={t("bulk.chosen", { count })}>
      <Text size="sm" fw={600} role="status">
        {t("bulk.chosen", { count })}
      </Text>
      <Button size="compact-sm" leftSection={<IconEdit size={15} aria-hidden />} onClick={() => open(true)}>
        {t("bulk.edit")}
      </Button>
      <Button size="compact-sm" variant="default" loading={all.isPending} onClick={() => all.mutate()}>
        {t("bulk.choose_matching")}
      </Button>
      {acts?.(chosen)}
      <Button size="compact-sm" variant="subtle" onClick={chosen.clear}>
        {t("bulk.clear")}
      </Button>
      {isOpen && (
        <Suspense>
          <BulkModal entity={view.entity} chosen={chosen} onClose={() => open(false)} />
        </Suspense>
      )}
    </Group>
  );
}
