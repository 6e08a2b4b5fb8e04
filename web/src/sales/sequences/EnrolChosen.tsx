import { Button } from "@mantine/core";
import { IconRepeat } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Who } from "./api";

const EnrolModal = lazy(() => import("./EnrolModal"));

/** Those chosen in a list come into a sequence. */
export function EnrolChosen({ who, onDone }: { who: Who; onDone: () => void }) {
  const { t } = useTranslation("sales");
  const [isOpen, open] = useState(false);
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconRepeat size={15} aria-hidden />}
        onClick={() => open(true)}
      >
        {t("sequences.enrol")}
      </Button>
      {isOpen && (
        <Suspense>
          <EnrolModal
            who={who}
            onClose={() => {
              open(false);
              onDone();
            }}
          />
        </Suspense>
      )}
    </>
  );
}
