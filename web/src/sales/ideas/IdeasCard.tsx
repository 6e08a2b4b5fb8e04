import { Button, Card, Group, Stack, Text, Title } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";
import { AppLink } from "@/ui/AppLink";
import { Money } from "@/ui/Money";
import { Reason } from "@/ui/Reason";
import { toastProblem } from "@/ui/toast";
import { useGo } from "@/ui/useGo";

type Idea = Schema<"IdeaOut">;
const keys = keysOf("sales.Idea");

const useIdeas = (accountId: string) =>
  useQuery({
    queryKey: keys.one(accountId),
    queryFn: ({ signal }) =>
      answer<Schema<"IdeasOut">>(
        api.GET("/api/v1/accounts/{account_id}/ideas", {
          params: { path: { account_id: accountId } },
          signal,
        }),
      ),
    meta: { topics: ["sales.Deal", "commerce.Order"] },
  });

/** What else the customer may want, and why; nothing where other customers tell nothing. */
export function IdeasCard({ accountId }: { accountId: string }) {
  const { t } = useTranslation("sales");
  const go = useGo();
  const { data } = useIdeas(accountId);
  const make = useMutation({
    mutationFn: ({ product, price, why }: Idea) =>
      answer<{ id: string }>(
        api.POST("/api/v1/deals", {
          body: {
            name: t("ideas.deal", { product: product.name }),
            kind: "cross_sell",
            account_id: accountId,
            product_id: product.id,
            amount: price,
            note: why,
          },
        }),
      ),
    onSuccess: ({ id }) => go(`/deals/${id}`),
    onError: toastProblem,
  });
  if (!data || data.items.length === 0) return null;
  return (
    <Card withBorder padding="sm" component="section" aria-label={t("ideas.title")}>
      <Title order={2} size="h5" mb={6}>
        {t("ideas.title")}
      </Title>
      <Stack gap="sm">
        {data.items.map((idea) => (
          <div key={idea.product.id}>
            <Group justify="space-between" wrap="nowrap" align="flex-start">
              <div>
                <AppLink to={`/products/${idea.product.id}`}>{idea.product.name}</AppLink>
                <Text size="xs" c="dimmed">
                  <Money money={idea.price} />
                </Text>
              </div>
              {data.may.deal && (
                <Button
                  size="compact-sm"
                  variant="default"
                  disabled={make.isPending}
                  leftSection={<IconPlus size={14} aria-hidden />}
                  aria-label={t("ideas.make_of", { product: idea.product.name })}
                  onClick={() => make.mutate(idea)}
                >
                  {t("ideas.make")}
                </Button>
              )}
            </Group>
            <Reason>{idea.why}</Reason>
          </div>
        ))}
      </Stack>
    </Card>
  );
}
