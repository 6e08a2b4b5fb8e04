import { Alert, Stack, Text, Title } from "@mantine/core";
import { IconCopy } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import type { Lead } from "../leads/api";
import classes from "../leads/leads.module.css";
import { postKeys, postsOfLead } from "./api";

const accountKeys = keysOf("customers.Account");

/** How a lead came by the web: from where, by which form, and what they agreed to. */
export function CameBy({ lead }: { lead: Lead }) {
  const { t } = useTranslation("sales");
  const { data } = useQuery({
    queryKey: postKeys.part(lead.id, "of-lead"),
    queryFn: ({ signal }) => postsOfLead(lead.id, signal),
  });
  const posts = data?.items ?? [];
  const from = Object.entries(lead.utm);
  if (posts.length === 0 && from.length === 0) return null;
  return (
    <section className={classes.block}>
      <Title order={2} size="h5" mb={6}>
        {t("came_by.title")}
      </Title>
      <Stack gap={4}>
        {posts.map((post) => (
          <div key={post.id}>
            <Text size="sm">
              <AppLink to={`/lead-forms/${post.form.id}`}>{post.form.name}</AppLink>{" "}
              <DateText iso={post.posted_at} />
            </Text>
            {post.consent_text && (
              <Text size="xs" c="dimmed">
                {t("came_by.agreed", { text: post.consent_text })}
              </Text>
            )}
          </div>
        ))}
        {from.map(([name, value]) => (
          <Text key={name} size="xs" c="dimmed" style={{ overflowWrap: "anywhere" }}>
            {t(`came_by.${name}`)}: {value}
          </Text>
        ))}
      </Stack>
    </section>
  );
}

/** Is this company a customer of ours already? The same question as where one is written down. */
export function KnownHint({ lead }: { lead: Lead }) {
  const { t } = useTranslation("sales");
  const query = {
    name: lead.company,
    corporate_number: lead.corporate_number,
    phone: lead.phone,
    email: lead.email,
  };
  const { data } = useQuery({
    queryKey: accountKeys.list({ like: lead.id, ...query }),
    queryFn: ({ signal }) =>
      answer<Schema<"LikeAccounts">>(api.GET("/api/v1/accounts/duplicates", { params: { query }, signal })),
    enabled: lead.may.convert === true && (lead.company !== "" || lead.corporate_number !== ""),
  });
  const found = data?.items ?? [];
  if (found.length === 0) return null;
  return (
    <Alert color="yellow" icon={<IconCopy size={18} aria-hidden />} title={t("came_by.known")} role="status">
      {found.map(({ id, name, sales_owner }) => (
        <Text size="sm" key={id}>
          <AppLink to={`/accounts/${id}`}>{name}</AppLink> {sales_owner?.name}
        </Text>
      ))}
    </Alert>
  );
}
