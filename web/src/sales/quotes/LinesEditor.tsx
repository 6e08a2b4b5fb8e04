import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from "@dnd-kit/sortable";
import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { IconHeading, IconPlus } from "@tabler/icons-react";
import { type KeyboardEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { MoneyField } from "@/ui/edit/fields";
import { useSensorsOfKanban } from "@/ui/kanban/dragging";
import { wordsOf } from "@/ui/toast";
import type { Quote } from "./api";
import { LineRow } from "./LineRow";
import { emptyHeading, emptyLine } from "./lines";
import { QuoteTotals } from "./QuoteTotals";
import classes from "./quotes.module.css";
import { useLines } from "./useLines";
import { usePrices } from "./usePrices";

/** The lines of a draft, as the sheet has them: typed in place, dragged, moved and added by keys. */
export function LinesEditor({ quote }: { quote: Quote }) {
  const { t } = useTranslation("sales");
  const lines = useLines(quote);
  const prices = usePrices(quote, lines.lines);
  const list = useRef<HTMLOListElement>(null);
  const sensors = useSensors(
    ...useSensorsOfKanban(),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );

  function onDragEnd({ active, over }: DragEndEvent) {
    const from = lines.lines.findIndex(({ key }) => key === active.id);
    const to = lines.lines.findIndex(({ key }) => key === over?.id);
    if (from >= 0 && to >= 0 && from !== to) lines.move(from, to);
  }

  function onKeyDown(event: KeyboardEvent, place: number) {
    // Safari tells the Enter that ends a kana conversion by its code alone.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if ((event.ctrlKey || event.metaKey) && event.key === "s") {
      event.preventDefault();
      lines.save();
    } else if ((event.ctrlKey || event.metaKey) && event.key === "Enter") {
      event.preventDefault();
      lines.add(emptyLine(), place);
      focusSoon(list.current, place + 1);
    } else if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      event.preventDefault();
      lines.move(place, place + (event.key === "ArrowUp" ? -1 : 1));
    }
  }

  return (
    <Stack gap="sm">
      <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={onDragEnd}>
        <SortableContext items={lines.lines.map(({ key }) => key)} strategy={verticalListSortingStrategy}>
          <ol className={classes.lines} aria-label={t("quote.lines")} ref={list}>
            {lines.lines.map((line, place) => (
              <LineRow
                key={line.key}
                place={place}
                line={line}
                told={prices.get(line.key)}
                errors={lines.errors}
                onChange={(changes) => lines.set(place, changes)}
                onRemove={() => lines.remove(place)}
                onKeyDown={(event) => onKeyDown(event, place)}
              />
            ))}
          </ol>
        </SortableContext>
      </DndContext>
      <Foot quote={quote} lines={lines} />
    </Stack>
  );
}

function focusSoon(list: HTMLOListElement | null, place: number) {
  requestAnimationFrame(() => list?.children[place]?.querySelector<HTMLInputElement>("input")?.focus());
}

/** Adding lines, what they come to, and keeping them. */
function Foot({ quote, lines }: { quote: Quote; lines: ReturnType<typeof useLines> }) {
  const { t } = useTranslation("sales");
  const error = lines.errors.discount;
  const refused = lines.refusal ? wordsOf(lines.refusal) : null;
  return (
    <>
      <Group gap="xs">
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => lines.add(emptyLine())}
        >
          {t("quotes.add_line")}
        </Button>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconHeading size={14} aria-hidden />}
          onClick={() => lines.add(emptyHeading())}
        >
          {t("quotes.add_heading")}
        </Button>
        <Text size="xs" c="dimmed" visibleFrom="sm">
          {t("quotes.keys")}
        </Text>
      </Group>
      <QuoteTotals
        totals={lines.totals}
        discount={
          <MoneyField
            aria-label={t("quote.discount")}
            currency={quote.net.currency}
            value={lines.discount.amount ? lines.discount : null}
            onChange={lines.setDiscount}
            {...(error ? { error } : {})}
          />
        }
      />
      {refused && (
        <Alert color="red" title={refused.title} role="alert">
          {refused.message}
        </Alert>
      )}
      {lines.isDirty && (
        <Group justify="flex-end" className={classes.saving as string}>
          <Button variant="default" onClick={lines.discard}>
            {t("quotes.discard")}
          </Button>
          <Button loading={lines.isSaving} onClick={lines.save}>
            {t("quotes.save")}
          </Button>
        </Group>
      )}
    </>
  );
}
