import { Accordion, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { InlineEdit } from "@/ui/edit/InlineEdit";
import { RefEdit } from "@/ui/edit/RefEdit";
import { Markdown } from "@/ui/Markdown";
import { products } from "@/ui/pickers";
import classes from "../complaints/complaints.module.css";
import { type Article, AUDIENCES, type Changes, changeArticle } from "./api";
import { useArticleChange } from "./useArticleChange";

/** For whom it is, until when it holds, where it helped, and what was published before. */
export function ArticleBeside({ article }: { article: Article }) {
  const { t } = useTranslation("service");
  const keep = useArticleChange();
  const may = article.may.draft === true;
  const save = async (changes: Changes) => keep(await changeArticle(article, changes));
  return (
    <Stack gap="md">
      <Stack gap="sm" className={classes.block} component="section" aria-label={t("article.facts")}>
        <InlineEdit
          kind="select"
          label={t("article.audience")}
          field="audience"
          value={article.audience}
          options={AUDIENCES.map((value) => ({ value, label: t(`article.audience_of.${value}`) }))}
          may={may}
          onSave={(audience) => save({ audience: (audience ?? "internal") as (typeof AUDIENCES)[number] })}
        />
        <InlineEdit
          kind="text"
          label={t("article.category")}
          field="category"
          value={article.category}
          may={may}
          onSave={(category) => save({ category })}
        />
        <RefEdit
          label={t("article.product")}
          source={products}
          field="product_id"
          value={article.product}
          may={may}
          onSave={(product) => save({ product_id: product?.id ?? null })}
        />
        <InlineEdit
          kind="date"
          label={t("article.review_on")}
          field="review_on"
          value={article.review_on}
          may={may}
          onSave={(review_on) => save({ review_on })}
        >
          {article.review_on && <DateText iso={article.review_on} />}
        </InlineEdit>
        {article.ticket && (
          <Text size="sm">
            <AppLink to={`/tickets/${article.ticket.id}`}>
              {t("article.made_from", { number: article.ticket.number })}
            </AppLink>
          </Text>
        )}
      </Stack>
      <Helped article={article} />
      <Published article={article} />
    </Stack>
  );
}

/** Tickets it helped in, and readers it spared a ticket. */
function Helped({ article }: { article: Article }) {
  const { t } = useTranslation("service");
  const votes = article.helpful + article.unhelpful;
  return (
    <Stack gap={6} className={classes.block} component="section" aria-label={t("article.helped")}>
      <Title order={2} size="h5">
        {t("article.helped")}
      </Title>
      <Text size="sm">{t("article.avoided", { n: article.helpful, of: votes })}</Text>
      <Text size="sm">{t("article.used", { n: article.used })}</Text>
      {article.uses.map((use) => (
        <Text size="xs" key={`${use.ticket.id}-${use.used_at}`}>
          <AppLink to={`/tickets/${use.ticket.id}`}>
            #{use.ticket.number} {use.ticket.subject}
          </AppLink>{" "}
          <DateText iso={use.used_at} />
        </Text>
      ))}
    </Stack>
  );
}

function Published({ article }: { article: Article }) {
  const { t } = useTranslation("service");
  if (article.versions.length === 0) return null;
  return (
    <Stack gap={6} component="section" aria-label={t("article.versions")}>
      <Title order={2} size="h5">
        {t("article.versions")}
      </Title>
      <Accordion variant="contained" order={3}>
        {article.versions.map((version) => (
          <Accordion.Item key={version.number} value={String(version.number)}>
            <Accordion.Control>
              <Text size="sm" component="span">
                {t("article.live", { n: version.number })} <DateText iso={version.published_at} />
                {version.published_by && ` ${version.published_by.name}`}
              </Text>
            </Accordion.Control>
            <Accordion.Panel>
              <Markdown text={version.body} />
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </Stack>
  );
}
