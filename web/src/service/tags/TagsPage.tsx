import { Alert, Autocomplete, Button, Group, Skeleton, Stack, Table, Text } from "@mantine/core";
import { IconTags } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { AskModal } from "@/ui/AskModal";
import { EmptyState } from "@/ui/EmptyState";
import { FormModal } from "@/ui/form/FormModal";
import { PageHead } from "@/ui/PageHead";
import { ProblemView } from "@/ui/ProblemView";
import { toastDone, toastProblem } from "@/ui/toast";
import { anyOf } from "@/views/quick";
import { toText } from "@/views/tree";
import { LONGEST, type Tag, useRenameTag, useTags } from "./api";

/** The tags in use, each called otherwise or joined with another in one act. */
export default function TagsPage() {
  const { t } = useTranslation("service");
  const { data, error, refetch } = useTags();
  const [renamed, rename] = useState<Tag | null>(null);
  const [dropped, drop] = useState<Tag | null>(null);
  if (error && !data) return <ProblemView error={error} onRetry={refetch} />;
  const tags = data?.items ?? [];
  return (
    <Stack p="md" maw={720}>
      <PageHead title={t("tag.title")} about={t("tag.about")} />
      {!data && <Skeleton h={240} />}
      {data && tags.length === 0 && (
        <EmptyState icon={IconTags} title={t("tag.none")} about={t("tag.none_about")} />
      )}
      {tags.length > 0 && (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("fact.tags")}</Table.Th>
              <Table.Th ta="right">{t("tag.count")}</Table.Th>
              <Table.Th />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {tags.map((tag) => (
              <Line
                key={tag.name}
                tag={tag}
                may={data?.may.update ?? false}
                onRename={() => rename(tag)}
                onDrop={() => drop(tag)}
              />
            ))}
          </Table.Tbody>
        </Table>
      )}
      {renamed && <RenameModal tag={renamed} tags={tags} onClose={() => rename(null)} />}
      {dropped && <DropModal tag={dropped} onClose={() => drop(null)} />}
    </Stack>
  );
}

interface LineProps {
  tag: Tag;
  may: boolean;
  onRename: () => void;
  onDrop: () => void;
}

function Line({ tag, may, onRename, onDrop }: LineProps) {
  const { t } = useTranslation("service");
  const filter = toText({ join: "all", parts: [anyOf("tags", [tag.name])] });
  return (
    <Table.Tr>
      <Table.Td>{tag.name}</Table.Td>
      <Table.Td ta="right">
        <AppLink to={`/tickets/table?filter=${encodeURIComponent(filter)}`}>{tag.count}</AppLink>
      </Table.Td>
      <Table.Td>
        {may && (
          <Group gap="xs" justify="flex-end" wrap="nowrap">
            <Button
              size="compact-sm"
              variant="default"
              onClick={onRename}
              aria-label={t("tag.rename_of", { name: tag.name })}
            >
              {t("tag.rename")}
            </Button>
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              onClick={onDrop}
              aria-label={t("tag.drop_of", { name: tag.name })}
            >
              {t("tag.drop")}
            </Button>
          </Group>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

/** Under a name that is in use already, both become one: it says so before. */
function RenameModal({ tag, tags, onClose }: { tag: Tag; tags: readonly Tag[]; onClose: () => void }) {
  const { t } = useTranslation("service");
  const rename = useRenameTag();
  const others = tags.map(({ name }) => name).filter((name) => name !== tag.name);
  const send = async ({ to }: { to: string }) => {
    const left = await rename(tag.name, to);
    toastDone(left > 0 ? t("tag.follows", { n: left }) : t("tag.renamed", { name: tag.name, to }));
  };
  return (
    <FormModal
      title={t("tag.rename_of", { name: tag.name })}
      initialValues={{ to: tag.name }}
      validate={{ to: (to: string) => (to.trim() ? null : t("tag.name_needed")) }}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Text size="sm">{t("tag.rename_about", { n: tag.count })}</Text>
          <Autocomplete
            label={t("tag.new_name")}
            data={others}
            maxLength={LONGEST}
            data-autofocus
            {...form.getInputProps("to")}
          />
          {others.includes(form.values.to) && (
            <Alert color="yellow" role="status">
              {t("tag.joins", { name: tag.name, to: form.values.to })}
            </Alert>
          )}
        </>
      )}
    </FormModal>
  );
}

function DropModal({ tag, onClose }: { tag: Tag; onClose: () => void }) {
  const { t } = useTranslation("service");
  const rename = useRenameTag();
  const [isPending, setPending] = useState(false);
  const run = () => {
    setPending(true);
    rename(tag.name, "")
      .then((left) => {
        toastDone(left > 0 ? t("tag.follows", { n: left }) : t("tag.dropped", { name: tag.name }));
        onClose();
      })
      .catch(toastProblem)
      .finally(() => setPending(false));
  };
  return (
    <AskModal
      opened
      title={t("tag.drop_of", { name: tag.name })}
      about={t("tag.drop_about", { n: tag.count })}
      act={t("tag.drop")}
      isPending={isPending}
      onAct={run}
      onClose={onClose}
    />
  );
}
