import { Button, Text } from "@mantine/core";
import { IconKey, IconPlus } from "@tabler/icons-react";
import { type UseMutationResult, useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { EmptyState } from "@/ui/EmptyState";
import { DataList } from "@/ui/list/DataList";
import { ListPage } from "@/ui/list/ListPage";
import type { Column } from "@/ui/list/types";
import { StatusBadge } from "@/ui/StatusBadge";
import { toastDone } from "@/ui/toast";
import { revokeToken, type Token, tokenKeys, tokens } from "./api";
import { TokenModal } from "./TokenModal";

type Revoke = UseMutationResult<unknown, Error, Token>;

function useTokenColumns(revoke: Revoke): readonly Column<Token>[] {
  const { t } = useTranslation("staff");
  return [
    { key: "name", label: t("tokens.name"), sort: "name", render: (token) => token.name },
    { key: "prefix", label: t("tokens.prefix"), width: 9, render: (token) => <code>{token.prefix}…</code> },
    { key: "owner", label: t("tokens.owner"), width: 8, render: (token) => token.owner.name },
    { key: "scopes", label: t("tokens.scopes"), width: 12, render: (token) => token.scopes.join(", ") },
    {
      key: "last",
      label: t("tokens.last_used"),
      width: 9,
      render: (token) => (
        <>
          <DateText iso={token.last_used_at} />
          {token.last_used_ip && (
            <Text size="xs" c="dimmed">
              {token.last_used_ip}
            </Text>
          )}
        </>
      ),
    },
    {
      key: "until",
      label: t("tokens.until"),
      sort: "expires_at",
      width: 10,
      render: (token) => <DateText iso={token.expires_at} />,
    },
    {
      key: "acts",
      label: t("people.acts"),
      width: 9,
      render: (token) =>
        token.revoked_at || token.rests ? (
          <StatusBadge tone="neutral" label={t(token.revoked_at ? "tokens.ended" : "tokens.rests")} />
        ) : (
          <Button
            size="compact-sm"
            variant="default"
            loading={revoke.isPending && revoke.variables?.id === token.id}
            onClick={() => revoke.mutate(token)}
            aria-label={t("tokens.revoke_named", { name: token.name })}
          >
            {t("tokens.revoke")}
          </Button>
        ),
    },
  ];
}

/** Keys for programs: what each may do, until when, and an end to it. */
export default function TokensPage() {
  const { t } = useTranslation("staff");
  const cache = useQueryClient();
  const [isNew, setNew] = useState(false);
  const refresh = () => cache.invalidateQueries({ queryKey: tokenKeys.all });
  const revoke = useMutation({
    mutationFn: (token: Token) => revokeToken(token.id),
    onSuccess: (_, token) => {
      refresh();
      toastDone(t("tokens.revoked", { name: token.name }));
    },
  });
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setNew(true)}>
      {t("tokens.add")}
    </Button>
  );
  const columns = useTokenColumns(revoke);
  const about = (
    <>
      {t("tokens.about")} <AppLink to="/api/docs">{t("tokens.reference")}</AppLink>
    </>
  );
  return (
    <ListPage title={t("tokens.title")} about={about} actions={add}>
      <DataList
        name="tokens"
        label={t("tokens.title")}
        columns={columns}
        source={tokens}
        defaultSort="-created_at"
        withoutSearch
        empty={
          <EmptyState
            icon={IconKey}
            title={t("tokens.empty")}
            about={t("tokens.empty_about")}
            actions={add}
          />
        }
      />
      {isNew && <TokenModal onDone={refresh} onClose={() => setNew(false)} />}
    </ListPage>
  );
}
