import { Alert, Button, Checkbox, Group, Skeleton, Stack, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemView } from "@/ui/ProblemView";
import { wordsOf } from "@/ui/toast";
import { useAccount } from "../accounts/api";
import { useContact } from "../contacts/api";
import { type Mergeable, type Noun, useMerge, usePreview } from "./api";
import { Differences, isBlank, type Side } from "./Differences";

interface Props {
  noun: Noun;
  kept: Mergeable;
  otherId: string;
  onBack: () => void;
  onDone: () => void;
}

/** Both records side by side: the reader chooses what stays, sees what goes along, and merges. */
export function Compare(props: Props) {
  const account = useAccount(props.noun === "accounts" ? props.otherId : "");
  const contact = useContact(props.noun === "contacts" ? props.otherId : "");
  const preview = usePreview(props.noun, props.kept.id, props.otherId);
  const { data: other, error } = props.noun === "accounts" ? account : contact;
  const failed = error ?? preview.error;
  if (failed) return <ProblemView error={failed} onRetry={preview.refetch} />;
  if (!other || !preview.data) return <Skeleton h={240} aria-busy />;
  return <Choosing {...props} other={other} preview={preview.data} />;
}

type Preview = NonNullable<ReturnType<typeof usePreview>["data"]>;

function Choosing({
  noun,
  kept,
  other,
  preview,
  onBack,
  onDone,
}: Props & { other: Mergeable; preview: Preview }) {
  const { t } = useTranslation("customers");
  const { t: say } = useTranslation("ui");
  const [own, theirs] = [kept, other] as unknown as [Side, Side];
  const [take, choose] = useState<ReadonlySet<string>>(
    () => new Set(preview.differing.filter((name) => isBlank(own[name]) && !isBlank(theirs[name]))),
  );
  const [isSure, beSure] = useState(false);
  const merge = useMerge(noun, kept, onDone);
  const areTwo =
    !isBlank(own.corporate_number) &&
    !isBlank(theirs.corporate_number) &&
    own.corporate_number !== theirs.corporate_number;
  return (
    <Stack>
      <Text size="sm">{t("merge.compare_about", { kept: kept.name, other: other.name })}</Text>
      <Differences
        noun={noun}
        names={preview.differing}
        kept={own}
        other={theirs}
        take={take}
        onChange={choose}
      />
      <Going preview={preview} />
      {areTwo && <AreTwo isSure={isSure} onChange={beSure} />}
      {merge.error && (
        <Alert color="red" role="alert" title={wordsOf(merge.error).title}>
          {wordsOf(merge.error).message}
        </Alert>
      )}
      <Group justify="space-between">
        <Button variant="subtle" onClick={onBack}>
          {t("merge.back")}
        </Button>
        <Group gap="xs">
          <Button variant="default" onClick={onDone}>
            {say("cancel")}
          </Button>
          <Button
            disabled={areTwo && !isSure}
            loading={merge.isPending}
            onClick={() => merge.mutate({ other, take: [...take], sure: isSure })}
          >
            {t("merge.act")}
          </Button>
        </Group>
      </Group>
    </Stack>
  );
}

/** Different numbers are different companies, unless the reader has checked them. */
function AreTwo({ isSure, onChange }: { isSure: boolean; onChange: (isSure: boolean) => void }) {
  const { t } = useTranslation("customers");
  return (
    <Alert color="red" icon={<IconAlertTriangle size={18} aria-hidden />} title={t("merge.two_companies")}>
      <Checkbox
        label={t("merge.sure")}
        checked={isSure}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </Alert>
  );
}

/** What goes along, counted. */
function Going({ preview }: { preview: Preview }) {
  const { t } = useTranslation("customers");
  return (
    <Stack gap={4}>
      <Text fw={600} size="sm">
        {t("merge.going")}
      </Text>
      <Text size="sm">
        {preview.going.map(({ kind, rows }) => t("merge.count", { kind, count: rows })).join(" · ") ||
          t("merge.nothing")}
      </Text>
      {preview.hidden && (
        <Text size="sm" c="dimmed">
          {t("merge.hidden")}
        </Text>
      )}
    </Stack>
  );
}
