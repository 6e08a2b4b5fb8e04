import { Text } from "@mantine/core";

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
    <ruby translate="no" style={{ rubyAlign: "start" }}>
      {name}
      <Text component="rt" fz="0.65em" c="dimmed" fw={400}>
        {kana}
      </Text>
    </ruby>
  );
}
