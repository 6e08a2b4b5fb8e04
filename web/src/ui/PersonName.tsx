import classes from "./personName.module.css";

interface Props {
  family: string;
  given?: string | null | undefined;
  /** The reading of the whole name, drawn small above it. */
  kana?: string | null | undefined;
}

/** Family name first, with its reading above, as a Japanese business card has it. */
export function PersonName({ family, given, kana }: Props) {
  const name = [family, given].filter(Boolean).join(" ");
  if (!kana) return <span translate="no">{name}</span>;
  return (
    <ruby translate="no" className={classes.person}>
      {name}
      <rt className={classes.reading}>{kana}</rt>
    </ruby>
  );
}
