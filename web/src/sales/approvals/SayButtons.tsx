import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Act, Part } from "./api";
import { SayModal } from "./SayModal";

const ACTS: readonly Act[] = ["approve", "return", "delegate"];

/** Yes, back, or somebody else: for whoever is asked. */
export function SayButtons({ part }: { part: Part }) {
  const { t } = useTranslation("sales");
  const [act, begin] = useState<Act | null>(null);
  if (!part.may_decide) return null;
  return (
    <>
      <Group gap="xs">
        {ACTS.map((one) => (
          <Button
            key={one}
            size="xs"
            variant={one === "approve" ? "filled" : "default"}
            onClick={() => begin(one)}
          >
            {t(`approval.act.${one}`)}
          </Button>
        ))}
      </Group>
      {act && <SayModal part={part} act={act} onClose={() => begin(null)} />}
    </>
  );
}
