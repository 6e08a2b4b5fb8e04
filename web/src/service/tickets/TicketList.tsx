import { Button, Select, Skeleton, Stack, Text } from "@mantine/core";
import { IconMoodSmile } from "@tabler/icons-react";
import { Suspense, useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { SearchFilter } from "@/ui/list/filters";
import { ProblemView } from "@/ui/ProblemView";
import { useFilters } from "@/ui/useFilters";
import { FilterButton } from "@/views/FilterButton";
import { useSelection } from "@/views/useSelection";
import { useView, type ViewState } from "@/views/useView";
import { ViewActs } from "@/views/ViewActs";
import { type Asked, useTickets } from "./api";
import classes from "./inbox.module.css";
import { ManyBar } from "./many/ManyBar";
import { TicketLine } from "./TicketLine";
import { useListKeys } from "./useListKeys";
import { addressOf, askedBy } from "./views";

const SORTS = ["due", "queue", "-value", "-priority", "-updated_at", "-opened_at"] as const;
const read = new Map<string, number>();

/** Remembers how far a list was read, so that it keeps its place when one comes back. */
function usePlace(name: string, isThere: boolean) {
  const list = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => {
    if (list.current && isThere) list.current.scrollTop = read.get(name) ?? 0;
  }, [name, isThere]);
  return { ref: list, onScroll: () => read.set(name, list.current?.scrollTop ?? 0) };
}

/** The queue of the chosen view, with search and order. */
export function TicketList({ openId }: { openId: string | undefined }) {
  const { t } = useTranslation("service");
  const { values } = useFilters();
  const saved = useView("tickets");
  const { view, asked } = askedBy(values, keptIn(saved));
  const tickets = useTickets(asked, saved.isPending);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = tickets;
  const place = usePlace(JSON.stringify(asked), data !== undefined);
  const lines = data?.pages.flatMap((page) => page.items);
  const chosen = useSelection();
  const toggle = (id: string) => {
    const line = lines?.find((one) => one.id === id);
    if (line) chosen.toggle(line);
  };
  const more = () => void (hasNextPage && !isFetchingNextPage && fetchNextPage());
  useListKeys({ list: place.ref, openId, onToggle: toggle, onEnd: more });
  return (
    <>
      <Tools sort={asked.sort ?? "due"} saved={saved} />
      <ManyBar lines={lines ?? []} chosen={chosen} />
      {error ? (
        <ProblemView error={error} onRetry={refetch} />
      ) : !lines ? (
        <Stack gap="sm" p="md">
          {[1, 2, 3, 4].map((row) => (
            <Skeleton key={row} h={64} />
          ))}
        </Stack>
      ) : lines.length === 0 ? (
        <div className={classes.nothing}>
          <IconMoodSmile size={36} stroke={1.2} aria-hidden color="var(--mantine-color-dimmed)" />
          <Text c="dimmed">
            {t(values.q || values.filter || !view ? "list.nothing" : `empty.${view.name}`)}
          </Text>
        </div>
      ) : (
        <ul className={classes.lines} {...place}>
          {lines.map((line) => (
            <TicketLine
              key={line.id}
              ticket={line}
              to={addressOf(values, {}, line.id)}
              isOpen={line.id === openId}
              isChosen={chosen.has(line.id)}
              onToggle={toggle}
            />
          ))}
          {hasNextPage && (
            <li>
              <Button variant="subtle" color="gray" fullWidth loading={isFetchingNextPage} onClick={more}>
                {t("list.more")}
              </Button>
            </li>
          )}
        </ul>
      )}
    </>
  );
}

/** What a saved view asks of the list. */
function keptIn({ active, filter }: ViewState): Asked | undefined {
  if (!active) return undefined;
  return { ...(filter ? { filter } : {}), ...(active.sort ? { sort: active.sort } : {}) };
}

/** Words to look for, the order, and conditions of one's own. */
function Tools({ sort, saved }: { sort: string; saved: ViewState }) {
  const { t } = useTranslation("service");
  const { set } = useFilters();
  return (
    <div className={classes.tools}>
      <SearchFilter />
      <Select
        aria-label={t("sort.label")}
        data={SORTS.map((value) => ({ value, label: t(`sort.${value.replace("-", "")}`) }))}
        value={sort}
        onChange={(chosen) => set({ sort: chosen ?? undefined })}
        allowDeselect={false}
        comboboxProps={{ width: "max-content", position: "bottom-end" }}
      />
      <Suspense>
        <FilterButton view={saved} />
        <ViewActs view={saved} columns={[]} />
      </Suspense>
    </div>
  );
}
