import { Button, TextInput } from "@mantine/core";
import { IconForms, IconPlus } from "@tabler/icons-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { EmptyState } from "@/ui/EmptyState";
import { Figure } from "@/ui/Figure";
import { FormModal } from "@/ui/form/FormModal";
import { DataList } from "@/ui/list/DataList";
import { ListPage } from "@/ui/list/ListPage";
import type { Column } from "@/ui/list/types";
import { useMayCreate } from "@/ui/list/useMayCreate";
import { StatusBadge } from "@/ui/StatusBadge";
import { useFilters } from "@/ui/useFilters";
import { useGo } from "@/ui/useGo";
import { askMayCreate, createForm, type FormRow, formKeys, forms } from "./api";

/** Forms on the web by which leads come by themselves. */
export default function FormsPage() {
  const { t } = useTranslation("sales");
  const { values, set } = useFilters();
  const go = useGo();
  const mayCreate = useMayCreate(formKeys, askMayCreate);
  const add = mayCreate && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => set({ new: "1" })}>
      {t("forms.new")}
    </Button>
  );
  const actions = (
    <>
      <Button variant="default" onClick={() => go("/form-posts")}>
        {t("form_posts.title")}
      </Button>
      {add}
    </>
  );
  return (
    <ListPage title={t("forms.title")} about={t("forms.about")} actions={actions}>
      <DataList
        name="lead-forms"
        label={t("forms.title")}
        columns={useFormColumns()}
        source={forms}
        filterNames={[]}
        defaultSort="-updated_at"
        to={({ id }) => `/lead-forms/${id}`}
        empty={
          <EmptyState
            icon={IconForms}
            title={t("forms.empty")}
            about={t("forms.empty_about")}
            actions={add}
          />
        }
      />
      {values.new && mayCreate && <NewForm onClose={() => void set({ new: undefined })} />}
    </ListPage>
  );
}

function NewForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("sales");
  const go = useGo();
  return (
    <FormModal
      title={t("forms.new")}
      initialValues={{ name: "" }}
      validate={{ name: (name) => (name.trim() ? null : t("needed")) }}
      onSubmit={async ({ name }) => {
        const { id } = await createForm(name);
        go(`/lead-forms/${id}`);
      }}
      onClose={onClose}
    >
      {(form) => (
        <TextInput
          label={t("form.name")}
          placeholder={t("forms.name_example")}
          required
          maxLength={100}
          data-autofocus
          {...form.getInputProps("name")}
        />
      )}
    </FormModal>
  );
}

function useFormColumns(): readonly Column<FormRow>[] {
  const { t } = useTranslation("sales");
  return useMemo(
    () => [
      { key: "name", label: t("form.name"), sort: "name", render: ({ name }) => name },
      { key: "campaign", label: t("lead.campaign"), width: 14, render: ({ campaign }) => campaign?.name },
      {
        key: "posted",
        label: t("form.posted"),
        align: "right",
        width: 6,
        render: ({ id, posted }) => (
          <Figure to={`/form-posts?form_id=${id}`} label={t("form.posted")}>
            {posted}
          </Figure>
        ),
      },
      {
        key: "suspect",
        label: t("form_post.states.suspect"),
        align: "right",
        width: 8,
        render: ({ id, suspect }) => (
          <Figure to={`/form-posts?form_id=${id}&state=suspect`} label={t("form_post.states.suspect")}>
            {suspect}
          </Figure>
        ),
      },
      {
        key: "is_active",
        label: t("form.state"),
        width: 9,
        render: ({ is_active }) => (
          <StatusBadge
            tone={is_active ? "good" : "neutral"}
            label={t(is_active ? "form.open" : "form.closed")}
          />
        ),
      },
      {
        key: "updated_at",
        label: t("form.updated_at"),
        sort: "updated_at",
        width: 9,
        render: ({ updated_at }) => <DateText iso={updated_at} />,
      },
    ],
    [t],
  );
}
