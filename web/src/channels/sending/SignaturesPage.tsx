import { Button, Card, Group, Skeleton, Stack, Text } from "@mantine/core";
import { IconPlus, IconSignature } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AskModal } from "@/ui/AskModal";
import { EmptyState } from "@/ui/EmptyState";
import { PageHead } from "@/ui/PageHead";
import { ProblemView } from "@/ui/ProblemView";
import { toastDone } from "@/ui/toast";
import { deleteSignature, type Signature, signatureKeys, useSignatures } from "./api";
import { SignatureModal } from "./SignatureModal";

type Opened = { what: "new" } | { what: "edit" | "delete"; signature: Signature };

/** The words under our mails, shared by all. */
export default function SignaturesPage() {
  const { t } = useTranslation("channels");
  const { data, error, refetch } = useSignatures();
  const [opened, open] = useState<Opened | null>(null);
  if (error) return <ProblemView error={error} onRetry={refetch} />;
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => open({ what: "new" })}>
      {t("signatures.add")}
    </Button>
  );
  return (
    <Stack p="md" maw={820}>
      <PageHead title={t("signatures.title")} about={t("signatures.about")} actions={add} />
      {!data && <Skeleton h={120} />}
      {data?.items.length === 0 && (
        <EmptyState icon={IconSignature} title={t("signatures.empty")} about={t("signatures.empty_about")} />
      )}
      {data?.items.map((one) => (
        <SignatureCard key={one.id} signature={one} open={open} />
      ))}
      {opened?.what === "new" && <SignatureModal signature={null} onClose={() => open(null)} />}
      {opened?.what === "edit" && <SignatureModal signature={opened.signature} onClose={() => open(null)} />}
      {opened?.what === "delete" && <Delete signature={opened.signature} onClose={() => open(null)} />}
    </Stack>
  );
}

function SignatureCard({ signature, open }: { signature: Signature; open: (opened: Opened) => void }) {
  const { t } = useTranslation("channels");
  return (
    <Card withBorder component="section" aria-label={signature.name}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Text fw={650}>{signature.name}</Text>
          <Text size="sm" mt={4} style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
            {signature.text}
          </Text>
        </div>
        <Group gap="xs" wrap="nowrap">
          {(["edit", "delete"] as const)
            .filter((what) => signature.may[what === "edit" ? "update" : "delete"])
            .map((what) => (
              <Button
                key={what}
                size="compact-sm"
                variant="default"
                onClick={() => open({ what, signature })}
                aria-label={t(`signatures.${what}_named`, { name: signature.name })}
              >
                {t(`signatures.${what}`)}
              </Button>
            ))}
        </Group>
      </Group>
    </Card>
  );
}

function Delete({ signature, onClose }: { signature: Signature; onClose: () => void }) {
  const { t } = useTranslation("channels");
  const cache = useQueryClient();
  const remove = useMutation({
    mutationFn: () => deleteSignature(signature),
    onSuccess: () => {
      cache.invalidateQueries({ queryKey: signatureKeys.all });
      toastDone(t("signatures.deleted"));
      onClose();
    },
  });
  return (
    <AskModal
      opened
      title={t("signatures.delete_title")}
      about={t("signatures.delete_about", { name: signature.name })}
      act={t("signatures.delete")}
      isPending={remove.isPending}
      onAct={() => remove.mutate()}
      onClose={onClose}
    />
  );
}
