import { Button } from "@mantine/core";
import { IconPuzzle } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Configure } from "./Configure";

interface Props {
  start?: readonly { product_id: string; name: string }[];
  runId?: string;
  dealId?: string | undefined;
  needsName?: boolean;
}

/** The way to the configurator, from a run of a guide or from a deal. */
export function ConfigureButton({ start = [], runId, dealId, needsName = false }: Props) {
  const { t } = useTranslation("bond");
  const [isOpen, open] = useState(false);
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        leftSection={<IconPuzzle size={12} aria-hidden />}
        style={{ alignSelf: "flex-start" }}
        onClick={() => open(true)}
      >
        {t("configure.open")}
      </Button>
      {isOpen && (
        <Configure
          start={start}
          runId={runId}
          dealId={dealId}
          needsName={needsName}
          onClose={() => open(false)}
        />
      )}
    </>
  );
}
