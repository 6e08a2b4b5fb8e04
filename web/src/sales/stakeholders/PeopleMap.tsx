import { type KeyboardEvent, useId } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/ui/useFormat";
import type { Part, People } from "./api";
import { BOX, type Box, drawn, pathOf } from "./layout";
import classes from "./people.module.css";

interface Props {
  people: People;
  onOpen?: ((part: Part) => void) | undefined;
}

/** Who is above whom, and who is listened to; a box opens the person's part. */
export function PeopleMap({ people, onOpen }: Props) {
  const { t } = useTranslation("sales");
  const arrow = useId();
  const { boxes, lines, width, height } = drawn(people.items);
  const at = new Map(boxes.map((box) => [box.id, box]));
  return (
    <section className={classes.scroll} aria-label={t("people.map_of", { name: people.deal.name })}>
      <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} className={classes.map}>
        <title>{t("people.map_of", { name: people.deal.name })}</title>
        <defs>
          <marker
            id={arrow}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="7"
            markerHeight="7"
            orient="auto"
          >
            <path d="M0,0 L8,4 L0,8 z" className={classes.head} />
          </marker>
        </defs>
        {lines.map((line) => (
          <path
            key={`${line.from} ${line.to} ${line.kind}`}
            d={pathOf(line, at)}
            className={classes[line.kind]}
            markerEnd={line.kind === "influences" ? `url(#${arrow})` : undefined}
          />
        ))}
        {people.items.map((part) => {
          const box = at.get(part.id);
          return box && <PersonBox key={part.id} part={part} box={box} onOpen={onOpen} />;
        })}
      </svg>
    </section>
  );
}

const cut = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

interface BoxProps {
  part: Part;
  box: Box;
  onOpen: Props["onOpen"];
}

function PersonBox({ part, box, onOpen }: BoxProps) {
  const { t } = useTranslation("sales");
  const format = useFormat();
  const role = t(`people.role.${part.role}`);
  const attitude = t(`people.attitude.${part.attitude}`);
  const place = [part.department, part.title].filter(Boolean).join(" ");
  const open = onOpen && (() => onOpen(part));
  const acts = open
    ? {
        role: "button",
        tabIndex: 0,
        onClick: open,
        onKeyDown: (event: KeyboardEvent) => {
          if (event.key === "Enter" || event.key === " ") {
            event.preventDefault();
            open();
          }
        },
      }
    : { role: "img" };
  return (
    <g
      {...acts}
      aria-label={format.list([part.contact.name, place, role, attitude].filter(Boolean))}
      transform={`translate(${box.x} ${box.y})`}
      className={classes.person}
      data-attitude={part.attitude}
    >
      <rect width={BOX.width} height={BOX.height} rx="8" />
      <text x="14" y="24" className={classes.name}>
        {cut(part.contact.name, 12)}
      </text>
      <text x="14" y="44" className={classes.place}>
        {cut(place, 16)}
      </text>
      <text x="14" y="68" className={classes.role}>
        {role} · {attitude}
      </text>
    </g>
  );
}
