import { ActionIcon, Button, Group, Select, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { IconPlus, IconTrash, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useFiles } from "@/ui/files/api";
import { StatusBadge } from "@/ui/StatusBadge";
import { articleKeys, articles } from "../knowledge/api";
import { ENDS, pictureOf, type Tree, type TreeNode } from "./api";
import classes from "./trees.module.css";

interface Props {
  node: TreeNode;
  place: number;
  nodes: readonly TreeNode[];
  treeId: string;
  count: Tree["counts"][number] | undefined;
  may: boolean;
  onChange: (now: Partial<TreeNode>) => void;
  onRemove: () => void;
}

const MOST_ANSWERS = 12;

/** One node: what is asked or to be looked at, and where each answer leads; or what comes of it. */
export function NodeCard(props: Props) {
  const { t } = useTranslation("service");
  const { node, place, count, may, onChange, onRemove } = props;
  return (
    <li className={classes.node} data-kind={node.kind}>
      <Group justify="space-between" mb={6} gap="xs">
        <Group gap="xs">
          <Text fw={700}>{place}</Text>
          <StatusBadge
            tone={node.kind === "end" ? "good" : "service"}
            label={t(place === 1 ? "tree.start" : `tree.kind.${node.kind}`)}
          />
          {count && (
            <Text size="xs" c={count.left > 0 ? "var(--warn)" : "dimmed"}>
              {t("tree.count", { came: count.came, left: count.left })}
            </Text>
          )}
        </Group>
        {may && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t("tree.remove", { place })}
            onClick={onRemove}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        )}
      </Group>
      <Stack gap="xs">
        <Textarea
          label={t(`tree.text.${node.kind}`)}
          value={node.text}
          onChange={(event) => onChange({ text: event.currentTarget.value })}
          readOnly={!may}
          autosize
          minRows={1}
          maxLength={2_000}
        />
        {node.kind !== "end" && <Picture {...props} />}
        {node.kind === "end" ? <End {...props} /> : <Answers {...props} />}
      </Stack>
    </li>
  );
}

function Picture({ node, treeId, may, onChange }: Props) {
  const { t } = useTranslation("service");
  const { data } = useFiles({ subject: "troubleshooter", id: treeId });
  const files = data?.items ?? [];
  if (files.length === 0 && !node.picture) return null;
  return (
    <>
      <Select
        label={t("tree.picture")}
        data={files.map((file) => ({ value: file.id, label: file.name }))}
        value={node.picture || null}
        onChange={(picture) => onChange({ picture: picture ?? "" })}
        readOnly={!may}
        clearable
        clearButtonProps={{ "aria-label": t("tree.no_picture"), "aria-hidden": false, tabIndex: 0 }}
      />
      {node.picture && <img className={classes.picture} src={pictureOf(node.picture)} alt={node.text} />}
    </>
  );
}

function Answers({ node, place, nodes, may, onChange }: Props) {
  const { t } = useTranslation("service");
  const set = (at: number, now: Partial<TreeNode["answers"][number]>) =>
    onChange({ answers: node.answers.map((answer, n) => (n === at ? { ...answer, ...now } : answer)) });
  const ways = nodes
    .map((other, n) => ({ value: other.id, label: `${n + 1}. ${other.text || t("tree.no_words")}` }))
    .filter(({ value }) => value !== node.id);
  return (
    <Stack gap={6}>
      {node.answers.map((answer, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an answer is called by its place
        <Group key={at} gap="xs" align="flex-end" className={classes.answer}>
          <TextInput
            label={t("tree.answer", { n: at + 1 })}
            value={answer.text}
            onChange={(event) => set(at, { text: event.currentTarget.value })}
            readOnly={!may}
            maxLength={200}
          />
          <Select
            label={t("tree.leads_to")}
            data={ways}
            value={answer.to || null}
            onChange={(to) => set(at, { to: to ?? "" })}
            readOnly={!may}
            error={answer.to === "" ? t("tree.nowhere") : undefined}
          />
          {may && (
            <ActionIcon
              variant="subtle"
              color="gray"
              mb={4}
              aria-label={t("tree.remove_answer", { place, n: at + 1 })}
              onClick={() => onChange({ answers: node.answers.filter((_, n) => n !== at) })}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          )}
        </Group>
      ))}
      {may && node.answers.length < MOST_ANSWERS && (
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPlus size={14} aria-hidden />}
          style={{ alignSelf: "flex-start" }}
          onClick={() => onChange({ answers: [...node.answers, { text: "", to: "" }] })}
        >
          {t("tree.add.answer")}
        </Button>
      )}
    </Stack>
  );
}

function End({ node, may, onChange }: Props) {
  const { t } = useTranslation("service");
  const asked = { status: "published", limit: 100 };
  const { data } = useQuery({
    queryKey: articleKeys.list(asked),
    queryFn: ({ signal }) => articles.load(asked, signal),
    enabled: node.end === "article",
  });
  return (
    <>
      <Select
        label={t("tree.end")}
        data={ENDS.map((value) => ({ value, label: t(`tree.end_of.${value}`) }))}
        value={node.end || null}
        onChange={(end) => onChange({ end: (end ?? "") as TreeNode["end"] })}
        readOnly={!may}
      />
      {node.end === "article" && (
        <Select
          label={t("tree.article")}
          data={(data?.items ?? []).map((one) => ({ value: one.id, label: one.title }))}
          value={node.article || null}
          onChange={(article) => onChange({ article: article ?? "" })}
          readOnly={!may}
          searchable
        />
      )}
    </>
  );
}
