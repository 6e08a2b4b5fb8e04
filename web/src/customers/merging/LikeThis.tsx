import { Alert, Button, Group, Text } from "@mantine/core";
import { IconCopy } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { type LikeAccount, useLikeAccounts } from "../accounts/api";
import type { Account } from "../types";

const MergeModal = lazy(() => import("./MergeModal"));
const SURE = new Set<LikeAccount["match"]>(["certain", "strong"]);

/** Another record that seems to be the same customer, and the way to make them one. */
export function LikeThis({ account }: { account: Account }) {
  const { t } = useTranslation("customers");
  const [other, merge] = useState("");
  const { data } = useLikeAccounts(account, account.id);
  const found = data?.items.find(({ match }) => SURE.has(match));
  return (
    <>
      {found && (
        <Alert variant="default" icon={<IconCopy size={18} aria-hidden />} title={t("merge.like")}>
          <Group justify="space-between">
            <Text size="sm">
              <span translate="no">{found.name}</span> #{found.number} {t(`duplicates.${found.match}`)}
            </Text>
            <Button size="compact-sm" variant="default" onClick={() => merge(found.id)}>
              {t("merge.compare")}
            </Button>
          </Group>
        </Alert>
      )}
      {other && (
        <Suspense>
          <MergeModal noun="accounts" kept={account} other={other} onClose={() => merge("")} />
        </Suspense>
      )}
    </>
  );
}
