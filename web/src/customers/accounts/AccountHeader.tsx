import { ActionIcon, Alert, Group, Menu, Stack, Text, Title } from "@mantine/core";
import { IconAlertTriangle, IconArrowMerge, IconDots, IconTrash } from "@tabler/icons-react";
import { lazy, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RecordEdit } from "@/ui/edit/useRecordEdit";
import { HereNow } from "@/ui/here/HereNow";
import { users } from "@/ui/pickers";
import { RoleMark } from "@/ui/RoleMark";
import { toastDone } from "@/ui/toast";
import { useFilters } from "@/ui/useFilters";
import { useGo } from "@/ui/useGo";
import { LikeThis } from "../merging/LikeThis";
import type { Account } from "../types";
import { useDeleteAccount } from "./api";
import { OwnerEdit } from "./OwnerEdit";
import { StageBadge } from "./StageBadge";
import { StandingLine } from "./StandingLine";

const MergeModal = lazy(() => import("../merging/MergeModal"));

const URGENT = 4;

/** Who the customer is, who looks after them for each role, and how things stand. */
export function AccountHeader({ edit }: { edit: RecordEdit<Account> }) {
  const { t } = useTranslation("customers");
  const account = edit.record;
  useEffect(() => {
    document.title = `${account.name} – Enishi`;
  }, [account.name]);
  return (
    <Stack gap="sm">
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <Stack gap={0} miw={0}>
          {account.kana && (
            <Text size="xs" c="dimmed">
              {account.kana}
            </Text>
          )}
          <Group gap="sm">
            <Title order={1} translate="no">
              {account.name}
            </Title>
            <Text c="dimmed">#{account.number}</Text>
            <StageBadge stage={account.relationship_stage} />
            <HereNow subject="customers.Account" id={account.id} />
          </Group>
        </Stack>
        <MoreMenu account={account} />
      </Group>
      {account.standing.worst_priority >= URGENT && (
        <Alert color="red" icon={<IconAlertTriangle size={18} aria-hidden />} title={t("standing.urgent")} />
      )}
      {edit.may && <LikeThis account={account} />}
      <Group gap="xl" align="flex-start">
        {(["sales", "service"] as const).map((side) => (
          <OwnerEdit
            key={side}
            label={t(`field.${side}_owner`)}
            value={account[`${side}_owner`]}
            source={users}
            may={edit.may}
            onSave={(person) => edit.save({ [`${side}_owner`]: person })}
          >
            <RoleMark of={side} label={account[`${side}_owner`]?.name ?? t("filter.none")} />
          </OwnerEdit>
        ))}
        <StandingLine account={account} />
      </Group>
    </Stack>
  );
}

function MoreMenu({ account }: { account: Account }) {
  const { t } = useTranslation("customers");
  const go = useGo();
  const { remove, restore } = useDeleteAccount(account);
  // An address that names the other record opens the comparison at once.
  const { merge: other = "" } = useFilters().values;
  const [isMerging, merge] = useState(other !== "");
  if (!account.may.update && !account.may.delete) return null;

  function discard() {
    remove.mutate(undefined, {
      onSuccess: () => {
        go("/accounts");
        toastDone(t("accounts.deleted", { name: account.name }), { undo: () => restore.mutate() });
      },
    });
  }

  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size="lg" aria-label={t("accounts.more")}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {account.may.update && (
            <Menu.Item leftSection={<IconArrowMerge size={16} aria-hidden />} onClick={() => merge(true)}>
              {t("merge.open")}
            </Menu.Item>
          )}
          {account.may.delete && (
            <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} onClick={discard}>
              {t("accounts.delete")}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {isMerging && (
        <Suspense>
          <MergeModal noun="accounts" kept={account} other={other} onClose={() => merge(false)} />
        </Suspense>
      )}
    </>
  );
}
