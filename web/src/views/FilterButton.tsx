import { Button } from "@mantine/core";
import { IconFilter } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { countOf } from "./tree";
import type { ViewState } from "./useView";

const FilterModal = lazy(() => import("./FilterModal"));

/** Opens the conditions of a list, and says how many there are. */
export function FilterButton({ view }: { view: ViewState }) {
  const { t } = useTranslation("views");
  const [isOpen, open] = useState(false);
  const count = countOf(view.tree);
  return (
    <>
      <Button
        variant={count > 0 ? "light" : "default"}
        size="sm"
        leftSection={<IconFilter size={16} aria-hidden />}
        onClick={() => open(true)}
      >
        {count > 0 ? t("filter_of", { count }) : t("filter")}
      </Button>
      {isOpen && (
        <Suspense>
          <FilterModal view={view} onClose={() => open(false)} />
        </Suspense>
      )}
    </>
  );
}
