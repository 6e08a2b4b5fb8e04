import { ActionIcon, Button, Card, Group, List, Skeleton, Stack, Text, Title } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPencil, IconPlus, IconTrash } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { PageHead } from "@/ui/PageHead";
import { ProblemView } from "@/ui/ProblemView";
import { useFormat } from "@/ui/useFormat";
import { deleteRoute, orderRoutes, type Route, routeKeys, useRoutes } from "./api";
import { RouteModal } from "./RouteModal";

/** Which quotes ask for leave, and whose, in the order in which the routes are tried. */
export default function RoutesPage() {
  const { t } = useTranslation("sales");
  const { data, error, refetch } = useRoutes();
  const cache = useQueryClient();
  const settled = { onSettled: () => cache.invalidateQueries({ queryKey: routeKeys.all }) };
  const order = useMutation({ mutationFn: orderRoutes, ...settled });
  const remove = useMutation({ mutationFn: deleteRoute, ...settled });
  const [edited, edit] = useState<Route | "new" | null>(null);
  if (error && !data) return <ProblemView error={error} onRetry={refetch} />;
  const routes = data?.items ?? [];
  const may = Boolean(data?.may.create);

  function move(from: number, to: number) {
    const ids = routes.map(({ id }) => id);
    ids.splice(to, 0, ...ids.splice(from, 1));
    order.mutate(ids);
  }

  const add = may && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => edit("new")}>
      {t("routes.add")}
    </Button>
  );
  return (
    <Stack p="md" maw={760}>
      <PageHead title={t("routes.title")} about={t("routes.about")} actions={add} />
      {!data && <Skeleton h={160} />}
      {data && routes.length === 0 && <Text c="dimmed">{t("routes.empty")}</Text>}
      {routes.map((route, place) => (
        <Card key={route.id} withBorder component="section" aria-label={route.name}>
          <Group justify="space-between" wrap="nowrap" align="flex-start">
            <Title order={2} size="h4">
              {route.name}
            </Title>
            {may && (
              <Acts
                name={route.name}
                onUp={place > 0 ? () => move(place, place - 1) : undefined}
                onDown={place < routes.length - 1 ? () => move(place, place + 1) : undefined}
                onEdit={() => edit(route)}
                onDelete={() => remove.mutate(route)}
              />
            )}
          </Group>
          <Told route={route} />
        </Card>
      ))}
      {edited && (
        <RouteModal
          route={edited === "new" ? null : edited}
          able={data?.able ?? []}
          onClose={() => edit(null)}
        />
      )}
    </Stack>
  );
}

function Told({ route }: { route: Route }) {
  const { t } = useTranslation("sales");
  const format = useFormat();
  const conditions = [
    route.over_discount !== null && t("routes.over", { percent: route.over_discount }),
    route.from_amount && t("routes.from", { amount: format.money(route.from_amount) }),
    route.under_margin !== null && t("routes.under", { percent: route.under_margin }),
  ].filter(Boolean);
  return (
    <>
      <Text size="sm" c="dimmed">
        {conditions.length ? conditions.join(t("routes.or")) : t("routes.always")}
      </Text>
      <List type="ordered" size="sm" mt="xs">
        {route.steps.map((step, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place
          <List.Item key={place}>
            {step.name}
            {t("routes.colon")}
            {[
              ...step.managers.map((level) => t(`routes.level.${level as 1}`)),
              ...step.people.map(({ name }) => name),
            ].join(t("routes.comma"))}
            {step.managers.length + step.people.length > 1 && ` (${t(`routes.need.${step.needs}`)})`}
            {step.gone.length > 0 && (
              <Text size="xs" c="dimmed">
                {t("routes.gone", { names: step.gone.map(({ name }) => name).join(t("routes.comma")) })}
              </Text>
            )}
          </List.Item>
        ))}
      </List>
    </>
  );
}

interface ActsProps {
  name: string;
  onUp: (() => void) | undefined;
  onDown: (() => void) | undefined;
  onEdit: () => void;
  onDelete: () => void;
}

function Acts({ name, onUp, onDown, onEdit, onDelete }: ActsProps) {
  const { t } = useTranslation("sales");
  const all = [
    { key: "up", Icon: IconArrowUp, act: onUp },
    { key: "down", Icon: IconArrowDown, act: onDown },
    { key: "edit", Icon: IconPencil, act: onEdit },
    { key: "delete", Icon: IconTrash, act: onDelete },
  ] as const;
  return (
    <Group gap={2} wrap="nowrap">
      {all.map(({ key, Icon, act }) => (
        <ActionIcon
          key={key}
          variant="subtle"
          color="gray"
          bg="transparent"
          disabled={!act}
          onClick={act}
          aria-label={t(`routes.${key}`, { name })}
        >
          <Icon size={16} aria-hidden />
        </ActionIcon>
      ))}
    </Group>
  );
}
