import { Alert, Button, Group, Skeleton, Stack, Text, TextInput, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { FilesCard } from "@/ui/files/FilesCard";
import { ProblemView } from "@/ui/ProblemView";
import { type Picked, products } from "@/ui/pickers";
import { RecordPage } from "@/ui/RecordPage";
import { RecordPicker } from "@/ui/RecordPicker";
import { toastDone, toastProblem } from "@/ui/toast";
import { type Changes, changeTree, loadTree, publishTree, type Tree, treeKeys } from "./api";
import { NodeCard } from "./NodeCard";
import { changed, newNode, without } from "./nodes";
import classes from "./trees.module.css";

/** One tree, drawn as cards: each asks or ends, each answer says where it leads. */
export default function TreePage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { data, error, refetch } = useQuery({
    queryKey: treeKeys.one(id),
    queryFn: ({ signal }) => loadTree(id, signal),
  });
  if (error && !data) return <ProblemView error={error} onRetry={refetch} />;
  if (!data) return <RecordPage header={<Skeleton height={80} />} middle={<Skeleton height={400} />} />;
  return <Drawing key={`${data.id}-${data.version}`} tree={data} />;
}

/** What is drawn, before it is kept. */
function useDrawing(tree: Tree) {
  const { t } = useTranslation("service");
  const cache = useQueryClient();
  const [nodes, setNodes] = useState(tree.nodes);
  const [name, setName] = useState(tree.name);
  const [product, setProduct] = useState<Picked | null>(tree.product);
  const isChanged = nodes !== tree.nodes || name !== tree.name || product?.id !== tree.product?.id;
  const keep = (saved: Tree) => {
    cache.setQueryData(treeKeys.one(saved.id), saved);
    void cache.invalidateQueries({ queryKey: treeKeys.all });
  };
  const body: Changes = { name, nodes: [...nodes], product_id: product?.id ?? null };
  const save = useMutation({
    mutationFn: () => changeTree(tree, body),
    meta: { quiet: true },
    onSuccess: (saved) => {
      keep(saved);
      toastDone(t("article.saved"));
    },
    onError: toastProblem,
  });
  const publish = useMutation({
    mutationFn: async () => publishTree(isChanged ? await changeTree(tree, body) : tree),
    meta: { quiet: true },
    onSuccess: (saved) => {
      keep(saved);
      toastDone(t("tree.published", { n: saved.live_number }));
    },
    onError: (error) => {
      toastProblem(error);
      void cache.invalidateQueries({ queryKey: treeKeys.one(tree.id) });
    },
  });
  return { nodes, setNodes, name, setName, product, setProduct, isChanged, save, publish };
}

function Drawing({ tree }: { tree: Tree }) {
  const { t } = useTranslation("service");
  const draft = useDrawing(tree);
  const may = tree.may.update === true;
  useEffect(() => {
    document.title = `${tree.name} – Enishi`;
  }, [tree.name]);
  return (
    <RecordPage
      header={
        <Group justify="space-between" align="flex-end" gap="sm">
          <Stack gap={2}>
            <Text size="sm" c="dimmed">
              {tree.live_number > 0 ? t("article.live", { n: tree.live_number }) : t("tree.never")}
            </Text>
            <Title order={1}>{tree.name}</Title>
          </Stack>
          {may && (
            <Group gap="xs">
              <Button
                variant="default"
                disabled={!draft.isChanged}
                loading={draft.save.isPending}
                onClick={() => draft.save.mutate()}
              >
                {t("article.save")}
              </Button>
              <Button loading={draft.publish.isPending} onClick={() => draft.publish.mutate()}>
                {t("article.to.published")}
              </Button>
            </Group>
          )}
        </Group>
      }
      middle={<Cards tree={tree} draft={draft} may={may} />}
      right={<Beside tree={tree} draft={draft} may={may} />}
    />
  );
}

interface CardsProps {
  tree: Tree;
  draft: ReturnType<typeof useDrawing>;
  may: boolean;
}

function Cards({ tree, draft, may }: CardsProps) {
  const { t } = useTranslation("service");
  const { nodes, setNodes } = draft;
  return (
    <Stack gap="md">
      {tree.faults.length > 0 && (
        <Alert color="orange" variant="light" title={t("tree.faults", { n: tree.faults.length })}>
          <ul className={classes.faults}>
            {tree.faults.map((fault) => (
              <li key={`${fault.code}-${fault.node}-${fault.text}`}>{fault.text}</li>
            ))}
          </ul>
        </Alert>
      )}
      <ol className={classes.nodes} aria-label={t("tree.nodes")}>
        {nodes.map((node, place) => (
          <NodeCard
            key={node.id}
            node={node}
            place={place + 1}
            nodes={nodes}
            treeId={tree.id}
            count={tree.counts.find((one) => one.node === node.id)}
            may={may}
            onChange={(now) => setNodes(changed(nodes, node.id, now))}
            onRemove={() => setNodes(without(nodes, node.id))}
          />
        ))}
      </ol>
      {may && (
        <Group gap="xs">
          {(["question", "check", "end"] as const).map((kind) => (
            <Button
              key={kind}
              variant="default"
              size="xs"
              onClick={() => setNodes([...nodes, newNode(nodes, kind)])}
            >
              {t(`tree.add.${kind}`)}
            </Button>
          ))}
        </Group>
      )}
    </Stack>
  );
}

/** What it is called, for which product, and its pictures. */
function Beside({ tree, draft, may }: CardsProps) {
  const { t } = useTranslation("service");
  return (
    <Stack gap="md">
      {may && (
        <>
          <TextInput
            label={t("tree.name")}
            value={draft.name}
            onChange={(event) => draft.setName(event.currentTarget.value)}
          />
          <RecordPicker
            label={t("tree.product")}
            source={products}
            value={draft.product}
            onChange={draft.setProduct}
          />
        </>
      )}
      <Text size="sm" c="dimmed">
        {t("tree.pictures")}
      </Text>
      <FilesCard of={{ subject: "troubleshooter", id: tree.id }} may={may} />
    </Stack>
  );
}
