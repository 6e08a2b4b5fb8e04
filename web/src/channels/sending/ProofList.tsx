import { Button, Code, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { StatusBadge, type Tone } from "@/ui/StatusBadge";
import { askProofs, type Proof, type Sender } from "./api";

const TONES: Record<string, Tone> = {
  ok: "good",
  weak: "warn",
  missing: "bad",
  several: "bad",
  wrong: "bad",
  unreachable: "neutral",
};

/** What DNS says of the mailbox's domain, each in words, with the record to add. */
export function ProofList({ sender }: { sender: Sender }) {
  const { t } = useTranslation("channels");
  const ask = useMutation({ mutationFn: () => askProofs(sender.id) });
  return (
    <Stack gap="xs">
      <div>
        <Button variant="default" loading={ask.isPending} onClick={() => ask.mutate()}>
          {t("sending.proofs")}
        </Button>
        <Text size="xs" c="dimmed" mt={4}>
          {t("sending.proofs_about")}
        </Text>
      </div>
      <Stack gap="sm" role="status">
        {ask.data?.items.map((one) => (
          <ProofLine key={one.name} proof={one} />
        ))}
      </Stack>
    </Stack>
  );
}

function ProofLine({ proof }: { proof: Proof }) {
  const { t } = useTranslation("channels");
  return (
    <div>
      <Text span fw={650} mr="xs">
        {proof.name.toUpperCase()}
      </Text>
      <StatusBadge tone={TONES[proof.state] ?? "neutral"} label={t(`sending.state.${proof.state}`)} />
      <Text size="sm" mt={4}>
        {t(`sending.proof.${proof.name}.${proof.state}`, { defaultValue: "" })}
      </Text>
      {proof.record && (
        <>
          <Text size="xs" c="dimmed" mt={4}>
            {t("sending.add", { host: proof.host })}
          </Text>
          <Code block>{proof.record}</Code>
        </>
      )}
      {proof.found.map((text) => (
        <Code key={text} block mt={4} style={{ overflowWrap: "anywhere", whiteSpace: "pre-wrap" }}>
          {`${proof.host}  ${text}`}
        </Code>
      ))}
    </div>
  );
}
