import { Button } from "@mantine/core";
import { IconArrowMerge } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFilters } from "@/ui/useFilters";
import type { Contact } from "../types";

const MergeModal = lazy(() => import("./MergeModal"));

/** The way to make one of two entries of a person; an address that names the other one opens it at once. */
export function MergeButton({ contact }: { contact: Contact }) {
  const { t } = useTranslation("customers");
  const { merge: other = "" } = useFilters().values;
  const [isOpen, open] = useState(other !== "");
  return (
    <>
      <Button
        variant="default"
        flex="none"
        leftSection={<IconArrowMerge size={16} aria-hidden />}
        onClick={() => open(true)}
      >
        {t("merge.open")}
      </Button>
      {isOpen && (
        <Suspense>
          <MergeModal noun="contacts" kept={contact} other={other} onClose={() => open(false)} />
        </Suspense>
      )}
    </>
  );
}
