import { Button, Group, Modal, Select, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Ask, Results } from "@/sales/guides/Ask";
import { type Chosen, guideKeys, guides, loadGuide, tryGuide } from "@/sales/guides/api";
import { toastDone } from "@/ui/toast";
import { type About, runKeys, takeGuide } from "./api";

const ASKED = { is_published: "true", limit: 50 };

interface Props {
  about: About;
  onClose: () => void;
}

/** A guide gone through with somebody: the answers lead to what fits as they are given, and are kept at the end. */
export function GuideModal({ about, onClose }: Props) {
  const { t } = useTranslation("bond");
  const { t: ui } = useTranslation("ui");
  const [picked, pick] = useState<string | null>(null);
  const { data } = useQuery({
    queryKey: guideKeys.list(ASKED),
    queryFn: ({ signal }) => guides.load(ASKED, signal),
  });
  const offered = data?.items ?? [];
  const id = picked ?? (offered.length === 1 ? offered[0]?.id : undefined);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("guiding.take")}
      size="lg"
      closeButtonProps={{ "aria-label": ui("close") }}
    >
      <Stack gap="md">
        {data && offered.length === 0 && <Text size="sm">{t("guiding.none")}</Text>}
        {offered.length > 1 && (
          <Select
            label={t("guiding.which")}
            data={offered.map((one) => ({ value: one.id, label: one.name }))}
            value={picked}
            onChange={pick}
          />
        )}
        {id && <Taking key={id} guideId={id} about={about} onClose={onClose} />}
      </Stack>
    </Modal>
  );
}

function Taking({ guideId, about, onClose }: Props & { guideId: string }) {
  const { t } = useTranslation("bond");
  const cache = useQueryClient();
  const [chosen, choose] = useState<Chosen>({});
  const { data: guide } = useQuery({
    queryKey: guideKeys.one(guideId),
    queryFn: ({ signal }) => loadGuide(guideId, signal),
  });
  const { data: found } = useQuery({
    queryKey: guideKeys.part(guideId, "matches", { chosen: JSON.stringify(chosen) }),
    queryFn: () => tryGuide(guideId, chosen, false),
    placeholderData: (previous) => previous,
  });
  const keep = useMutation({
    mutationFn: () => takeGuide(about, guideId, chosen),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: runKeys.all });
      toastDone(t("guiding.kept"));
      onClose();
    },
  });
  if (!guide) return null;
  return (
    <>
      <Ask questions={guide.live} chosen={chosen} onChange={choose} />
      {found && <Results found={found.items} />}
      <Group justify="flex-end">
        <Button loading={keep.isPending} onClick={() => keep.mutate()}>
          {t("guiding.keep")}
        </Button>
      </Group>
    </>
  );
}
