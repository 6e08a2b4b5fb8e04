import { Button, Group, Menu, Stack, Text, Title } from "@mantine/core";
import { IconArrowBackUp, IconBinaryTree2 } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import classes from "../complaints/complaints.module.css";
import type { Ticket } from "../tickets/types";
import { answerWalk, beginWalk, goOn, pictureOf, type Walk, type Walks, walkKeys, walksOn } from "./api";
import tree from "./trees.module.css";

/** On a ticket: a tree is walked with the customer, and the way stays on the ticket. */
export function TicketWalks({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation("service");
  const { data } = useQuery(walksOn(ticket.id));
  if (!data || (data.items.length === 0 && data.trees.length === 0)) return null;
  const isWalking = data.items.some((walk) => !walk.outcome);
  const may = ticket.may.update === true;
  if (data.items.length === 0 && !may) return null;
  return (
    <Stack gap="xs" className={classes.block} component="section" aria-label={t("tree.walks")}>
      <Group justify="space-between" gap="xs">
        <Title order={3} size="h6">
          {t("tree.walks")}
        </Title>
        {may && !isWalking && <Begin ticket={ticket} trees={data.trees} />}
      </Group>
      {data.items.map((walk) => (
        <WalkView key={walk.id} walk={walk} ticket={ticket} may={may} />
      ))}
    </Stack>
  );
}

function useKept(ticketId: string) {
  const cache = useQueryClient();
  return () => {
    void cache.invalidateQueries({ queryKey: walkKeys.part(ticketId, "ticket") });
  };
}

function Begin({ ticket, trees }: { ticket: Ticket; trees: Walks["trees"] }) {
  const { t } = useTranslation("service");
  const kept = useKept(ticket.id);
  const begin = useMutation({ mutationFn: (id: string) => beginWalk(ticket.id, id), onSuccess: kept });
  if (trees.length === 0) return null;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button size="compact-xs" variant="default" loading={begin.isPending}>
          {t("tree.begin")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {trees.map((one) => (
          <Menu.Item
            key={one.id}
            leftSection={<IconBinaryTree2 size={15} aria-hidden />}
            onClick={() => begin.mutate(one.id)}
          >
            {one.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

interface WalkProps {
  walk: Walk;
  ticket: Ticket;
  may: boolean;
}

function WalkView({ walk, ticket, may }: WalkProps) {
  const { t } = useTranslation("service");
  return (
    <Stack gap={6}>
      <Text size="xs" c="dimmed">
        {walk.tree} {t("article.live", { n: walk.tree_number })} · <DateText iso={walk.started_at} />
        {walk.walked_by && ` ${walk.walked_by.name}`}
      </Text>
      {walk.path.length > 0 && (
        <ol className={tree.path}>
          {walk.path.map((step) => (
            <li key={`${step.text}-${step.answer}`}>
              {step.text} → <strong>{step.answer}</strong>
            </li>
          ))}
        </ol>
      )}
      {walk.outcome ? <Ended walk={walk} /> : may && <Asked walk={walk} ticket={ticket} />}
    </Stack>
  );
}

/** What came of it. */
function Ended({ walk }: { walk: Walk }) {
  const { t } = useTranslation("service");
  return (
    <>
      <Text size="sm" fw={600}>
        {t(`tree.outcome.${walk.outcome}`)}
        {walk.outcome !== "left" && `：${walk.node.text}`}
      </Text>
      {walk.article && (
        <AppLink to={`/articles/${walk.article.id}`} size="sm">
          {walk.article.title}
        </AppLink>
      )}
      {walk.outcome === "solved" && (
        <Text size="xs" c="dimmed">
          {t("tree.make_article")}
        </Text>
      )}
    </>
  );
}

/** Where it stands: the question, its picture, and its answers as buttons. */
function Asked({ walk, ticket }: Omit<WalkProps, "may">) {
  const { t } = useTranslation("service");
  const kept = useKept(ticket.id);
  const answer = useMutation({ mutationFn: (place: number) => answerWalk(walk, place), onSuccess: kept });
  const move = useMutation({ mutationFn: (how: "back" | "leave") => goOn(walk, how), onSuccess: kept });
  return (
    <Stack gap={6}>
      <Text size="sm" fw={600} className={classes.told}>
        {walk.node.text}
      </Text>
      {walk.node.picture && (
        <img className={tree.picture} src={pictureOf(walk.node.picture)} alt={walk.node.text} />
      )}
      <Group gap={6}>
        {walk.node.answers.map((one, place) => (
          <Button
            key={one.text}
            size="xs"
            variant="default"
            disabled={answer.isPending}
            onClick={() => answer.mutate(place)}
          >
            {one.text}
          </Button>
        ))}
      </Group>
      <Group gap={6}>
        {walk.path.length > 0 && (
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            leftSection={<IconArrowBackUp size={14} aria-hidden />}
            onClick={() => move.mutate("back")}
          >
            {t("tree.back")}
          </Button>
        )}
        <Button size="compact-xs" variant="subtle" color="gray" onClick={() => move.mutate("leave")}>
          {t("tree.leave")}
        </Button>
      </Group>
    </Stack>
  );
}
