import { Button, Checkbox, Group, Select, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useMe } from "@/client/me";
import { FormModal } from "@/ui/form/FormModal";
import { toastDone } from "@/ui/toast";
import {
  changeView,
  createView,
  deleteView,
  seenIn,
  useShareableTeams,
  type ViewBody,
  viewKeys,
} from "./api";
import type { View } from "./types";
import type { ViewState } from "./useView";

const COLOURS = ["sales", "service", "both", "good", "warn", "bad"] as const;

interface Props {
  view: ViewState;
  columns: readonly string[];
  /** Keep what is seen under a new name; otherwise the view in use is changed. */
  isNew: boolean;
  onClose: () => void;
}

interface Values extends Record<string, unknown> {
  name: string;
  colour: string | null;
  team_id: string | null;
  is_pinned: boolean;
  is_home: boolean;
}

/** A view's name, colour, and who sees it where. */
export default function ViewModal({ view, columns, isNew, onClose }: Props) {
  const { t } = useTranslation("views");
  const cache = useQueryClient();
  const { active } = view;
  const edited = isNew ? undefined : active;
  const seen = seenIn(view, columns);
  const initialValues: Values = {
    name: edited?.name ?? "",
    colour: active?.colour || null,
    team_id: edited?.team?.id ?? null,
    is_pinned: edited?.is_pinned ?? true,
    is_home: edited?.is_home ?? false,
  };

  async function send({ colour, ...values }: Values) {
    const body: ViewBody = { ...values, colour: (colour ?? "") as View["colour"] as ViewBody["colour"] };
    const kept = edited
      ? await changeView(edited, body)
      : await createView({ ...body, ...seen, entity: view.entity });
    await cache.invalidateQueries({ queryKey: viewKeys.all });
    if (!edited) view.choose(kept);
  }

  return (
    <FormModal<Values>
      title={t(edited ? "edit" : "save_as")}
      initialValues={initialValues}
      validate={{ name: (name) => (name.trim() ? null : t("name_needed")) }}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => (
        <>
          <TextInput
            label={t("name")}
            required
            maxLength={100}
            data-autofocus
            {...form.getInputProps("name")}
          />
          <Select
            label={t("colour.label")}
            placeholder={t("colour.none")}
            data={COLOURS.map((colour) => ({ value: colour, label: t(`colour.${colour}`) }))}
            clearable
            {...form.getInputProps("colour")}
          />
          <TeamField {...form.getInputProps("team_id")} />
          <Checkbox label={t("pinned")} {...form.getInputProps("is_pinned", { type: "checkbox" })} />
          <Checkbox
            label={t("home")}
            description={t("home_about")}
            {...form.getInputProps("is_home", { type: "checkbox" })}
          />
          {edited && <Forget view={view} edited={edited} onClose={onClose} />}
        </>
      )}
    </FormModal>
  );
}

function TeamField(props: { value?: string | null; onChange: (team: string | null) => void }) {
  const { t } = useTranslation("views");
  const teams = useShareableTeams(useMe().team?.id);
  return (
    <Select
      {...props}
      label={t("team")}
      description={t("team_about")}
      placeholder={t("team_none")}
      data={(teams.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      clearable
    />
  );
}

/** Forgetting a view does not ask: it can be taken back. */
function Forget({ view, edited, onClose }: { view: ViewState; edited: View; onClose: () => void }) {
  const { t } = useTranslation("views");
  const cache = useQueryClient();
  const refresh = () => cache.invalidateQueries({ queryKey: viewKeys.all });

  async function restore() {
    const { name, kind, filter, columns, sort, group_by, sums, is_pinned, is_home } = edited;
    const colour = edited.colour as ViewBody["colour"];
    const again = { kind, filter, columns, sort, group_by, sums, is_pinned, is_home, colour } as ViewBody;
    view.choose(
      await createView({ ...again, name, entity: edited.entity, team_id: edited.team?.id ?? null }),
    );
    await refresh();
  }

  async function forget() {
    await deleteView(edited);
    view.choose(undefined);
    await refresh();
    toastDone(t("forgotten", { name: edited.name }), { undo: restore });
    onClose();
  }

  return (
    <Group justify="flex-end">
      <Button variant="subtle" color="red" onClick={forget}>
        {t("forget")}
      </Button>
    </Group>
  );
}
