import {
  ActionIcon,
  Button,
  Card,
  Group,
  Skeleton,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from "@mantine/core";
import { IconPencil, IconPlus, IconTrash } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FormModal } from "@/ui/form/FormModal";
import { PageHead } from "@/ui/PageHead";
import { ProblemView } from "@/ui/ProblemView";
import { type Competitor, competitorKeys, deleteCompetitor, saveCompetitor, useCompetitors } from "./api";

const PARTS = ["strengths", "weaknesses", "answer"] as const;

/** The battle cards: who else sells what we sell, and how we answer. */
export default function CompetitorsPage() {
  const { t } = useTranslation("sales");
  const { data, error, refetch } = useCompetitors();
  const cache = useQueryClient();
  const remove = useMutation({
    mutationFn: deleteCompetitor,
    onSettled: () => cache.invalidateQueries({ queryKey: competitorKeys.all }),
  });
  const [edited, edit] = useState<Competitor | "new" | null>(null);
  if (error && !data) return <ProblemView error={error} onRetry={refetch} />;
  const may = Boolean(data?.may.create);
  const add = may && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => edit("new")}>
      {t("competitors.add")}
    </Button>
  );
  return (
    <Stack p="md" maw={760}>
      <PageHead title={t("competitors.title")} about={t("competitors.about")} actions={add} />
      {!data && <Skeleton h={160} />}
      {data?.items.length === 0 && <Text c="dimmed">{t("competitors.empty")}</Text>}
      {data?.items.map((one) => (
        <BattleCard
          key={one.id}
          one={one}
          may={may}
          onEdit={() => edit(one)}
          onDelete={() => remove.mutate(one)}
        />
      ))}
      {edited && <CardModal competitor={edited === "new" ? null : edited} onClose={() => edit(null)} />}
    </Stack>
  );
}

interface CardProps {
  one: Competitor;
  may: boolean;
  onEdit: () => void;
  onDelete: () => void;
}

function BattleCard({ one, may, onEdit, onDelete }: CardProps) {
  const { t } = useTranslation("sales");
  return (
    <Card withBorder component="section" aria-label={one.name}>
      <Group justify="space-between" wrap="nowrap">
        <Title order={2} size="h4">
          {one.name}
        </Title>
        {may && (
          <Group gap={2} wrap="nowrap">
            <ActionIcon
              variant="subtle"
              color="gray"
              bg="transparent"
              onClick={onEdit}
              aria-label={t("competitors.edit", { name: one.name })}
            >
              <IconPencil size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              bg="transparent"
              onClick={onDelete}
              aria-label={t("competitors.delete", { name: one.name })}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </Group>
        )}
      </Group>
      <Text size="sm" c="dimmed">
        {t("competitors.score", { won: one.won, lost: one.lost })}
      </Text>
      {PARTS.filter((part) => one[part]).map((part) => (
        <div key={part}>
          <Text size="xs" c="dimmed" mt="xs">
            {t(`competitors.part.${part}`)}
          </Text>
          <Text size="sm" style={{ whiteSpace: "pre-wrap" }}>
            {one[part]}
          </Text>
        </div>
      ))}
    </Card>
  );
}

function CardModal({ competitor, onClose }: { competitor: Competitor | null; onClose: () => void }) {
  const { t } = useTranslation("sales");
  const cache = useQueryClient();
  const { name = "", strengths = "", weaknesses = "", answer = "" } = competitor ?? {};
  return (
    <FormModal
      title={competitor ? t("competitors.edit", { name }) : t("competitors.add")}
      initialValues={{ name, strengths, weaknesses, answer }}
      validate={{ name: (value) => (value.trim() ? null : t("needed")) }}
      onSubmit={async (values) => {
        await saveCompetitor(competitor, values);
        void cache.invalidateQueries({ queryKey: competitorKeys.all });
      }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <TextInput
            label={t("competitors.name")}
            required
            maxLength={120}
            data-autofocus
            {...form.getInputProps("name")}
          />
          {PARTS.map((part) => (
            <Textarea
              key={part}
              label={t(`competitors.part.${part}`)}
              autosize
              minRows={2}
              {...form.getInputProps(part)}
            />
          ))}
        </>
      )}
    </FormModal>
  );
}
