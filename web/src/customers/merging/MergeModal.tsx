import { Modal, Stack } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Mergeable, Noun } from "./api";
import { Compare } from "./Compare";
import { OtherPicker } from "./OtherPicker";
import { PastMerges } from "./PastMerges";

interface Props {
  noun: Noun;
  kept: Mergeable;
  /** The other record, where one came from a warning about it. */
  other?: string;
  onClose: () => void;
}

/** Two records become one: which other one, which values stay, what goes along; and what was merged before. */
export default function MergeModal({ noun, kept, other: proposed = "", onClose }: Props) {
  const { t } = useTranslation("customers");
  const { t: say } = useTranslation("ui");
  const isNarrow = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const [other, choose] = useState(proposed);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("merge.title", { name: kept.name })}
      size="xl"
      fullScreen={isNarrow}
      closeButtonProps={{ "aria-label": say("close") }}
    >
      {other ? (
        <Compare noun={noun} kept={kept} otherId={other} onBack={() => choose("")} onDone={onClose} />
      ) : (
        <Stack gap="lg">
          <OtherPicker noun={noun} kept={kept} onChoose={choose} />
          <PastMerges noun={noun} kept={kept} />
        </Stack>
      )}
    </Modal>
  );
}
