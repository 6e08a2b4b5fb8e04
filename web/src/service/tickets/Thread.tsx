import { Button, Center, Skeleton, Stack } from "@mantine/core";
import { Fragment, useLayoutEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { ProblemView } from "@/ui/ProblemView";
import { useShortcuts } from "@/ui/shortcuts";
import { useThread } from "./api";
import { Entry } from "./Entry";
import { useEscalations } from "./escalation/api";
import { Moments } from "./escalation/Moments";
import { between, momentsOf } from "./escalation/marks";
import classes from "./inbox.module.css";
import { useMails } from "./mail/api";
import { useReceivedMails } from "./received";
import { SearchBar } from "./search/SearchBar";
import { useThreadSearch } from "./search/useThreadSearch";
import { SoughtWords } from "./search/words";
import { useSides } from "./side/api";
import { SideCards } from "./side/SideCards";
import type { Ticket } from "./types";

/** All that was said, oldest on top; it opens at the newest word. */
export function Thread({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation("service");
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useThread(ticket.id);
  const { data: mails } = useMails(ticket.id);
  const { data: received } = useReceivedMails(ticket.id);
  const moments = momentsOf(useEscalations(ticket.id).data?.items ?? []);
  const sides = (useSides(ticket.id).data?.items ?? []).map((one) => ({ ...one, at: one.opened_at }));
  const box = useRef<HTMLElement>(null);
  const said = useMemo(() => data && [...data.pages].reverse().flatMap((piece) => piece.items), [data]);
  const readMore = hasNextPage && !isFetchingNextPage ? fetchNextPage : undefined;
  const search = useThreadSearch({ said: said ?? [], readMore });
  useShortcuts([{ keys: "/", label: t("search.label"), run: search.open }]);
  const newest = said?.at(-1)?.id;
  const first = said?.find((one) => one.direction === "in")?.id;
  // A new word at the end scrolls into sight; an older piece on top does not move the reader.
  useLayoutEffect(() => {
    if (newest && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [newest]);
  return (
    <SoughtWords value={search.isOpen ? search.words : ""}>
      <SearchBar search={search} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section className={classes.thread} ref={box} tabIndex={0} aria-label={t("thread.label")}>
        {hasNextPage && (
          <Center mb="md">
            <Button size="xs" variant="default" loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
              {t("thread.more")}
            </Button>
          </Center>
        )}
        {error ? (
          <ProblemView error={error} onRetry={refetch} />
        ) : !said ? (
          <Stack>
            <Skeleton h={90} w="65%" />
            <Skeleton h={70} w="55%" ml="auto" />
          </Stack>
        ) : (
          <ol className={classes.entries}>
            {said.map((one, place) => (
              <Fragment key={one.id}>
                <Entry
                  said={one}
                  ticket={ticket}
                  isSought={one.id === search.current}
                  isFirst={!hasNextPage && one.id === first}
                  mail={mails?.get(one.id)}
                  received={received?.get(one.id)}
                />
                <Moments moments={between(moments, one.at, said[place + 1]?.at)} />
                <SideCards sides={between(sides, one.at, said[place + 1]?.at)} />
              </Fragment>
            ))}
          </ol>
        )}
      </section>
    </SoughtWords>
  );
}
