import { Stack, Switch, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { InlineEdit } from "@/ui/edit/InlineEdit";
import { RefEdit } from "@/ui/edit/RefEdit";
import { FilesCard } from "@/ui/files/FilesCard";
import { products, users } from "@/ui/pickers";
import { toastProblem } from "@/ui/toast";
import { TicketImprovements } from "../improvements/TicketImprovements";
import {
  type Changes,
  COMPENSATIONS,
  type Complaint,
  changeComplaint,
  FLAGS,
  RESPONSIBILITIES,
  SEVERITIES,
  useComplaintChange,
} from "./api";
import classes from "./complaints.module.css";

interface Props {
  complaint: Complaint;
  may: boolean;
  save: (changes: Changes) => Promise<void>;
}

/** Who, what, how grave; who may read it; others like it; its reports. */
export function ComplaintBeside({ complaint }: { complaint: Complaint }) {
  const keep = useComplaintChange();
  const may = complaint.may.update === true && complaint.step !== "closed";
  const save = async (changes: Changes) => keep(await changeComplaint(complaint, changes));
  return (
    <Stack gap="md">
      <Facts complaint={complaint} may={may} save={save} />
      <Flags complaint={complaint} may={may} save={save} />
      <TicketImprovements
        ticketId={complaint.ticket.id}
        source={{ complaint_id: complaint.id }}
        title={complaint.title}
      />
      <Alike complaint={complaint} />
      <FilesCard of={{ subject: "complaint", id: complaint.id }} may={complaint.may.update === true} />
    </Stack>
  );
}

function Facts({ complaint, may, save }: Props) {
  const { t } = useTranslation("service");
  return (
    <Stack gap="sm" className={classes.block} component="section" aria-label={t("complaint.facts_title")}>
      <InlineEdit
        kind="text"
        label={t("complaint.title")}
        field="title"
        value={complaint.title}
        may={may}
        onSave={(title) => save({ title })}
      />
      <Chosen name="severity" values={SEVERITIES} complaint={complaint} may={may} save={save} />
      <RefEdit
        label={t("complaint.owner")}
        source={users}
        field="owner_id"
        value={complaint.owner}
        may={may}
        onSave={(owner) => save({ owner_id: owner?.id ?? null })}
      />
      <RefEdit
        label={t("complaint.helper")}
        source={users}
        field="helper_id"
        value={complaint.helper}
        may={may}
        onSave={(helper) => save({ helper_id: helper?.id ?? null })}
      />
      <RefEdit
        label={t("complaint.product")}
        source={products}
        field="product_id"
        value={complaint.product}
        may={may}
        onSave={(product) => save({ product_id: product?.id ?? null })}
      />
      {(["serial", "claimant"] as const).map((name) => (
        <InlineEdit
          key={name}
          kind="text"
          label={t(`complaint.${name}`)}
          field={name}
          value={complaint[name]}
          may={may}
          onSave={(value) => save({ [name]: value })}
        />
      ))}
      <Owed complaint={complaint} may={may} save={save} />
    </Stack>
  );
}

/** Whose fault it was, and what we do for it. */
function Owed({ complaint, may, save }: Props) {
  const { t } = useTranslation("service");
  return (
    <>
      <Chosen name="responsibility" values={RESPONSIBILITIES} complaint={complaint} may={may} save={save} />
      <Chosen name="compensation" values={COMPENSATIONS} complaint={complaint} may={may} save={save} />
      <InlineEdit
        kind="text"
        label={t("complaint.compensation_note")}
        field="compensation_note"
        value={complaint.compensation_note}
        may={may}
        onSave={(compensation_note) => save({ compensation_note })}
      />
    </>
  );
}

interface ChosenProps extends Props {
  name: "severity" | "responsibility" | "compensation";
  values: readonly string[];
}

function Chosen({ name, values, complaint, may, save }: ChosenProps) {
  const { t } = useTranslation("service");
  return (
    <InlineEdit
      kind="select"
      label={t(`complaint.${name}`)}
      field={name}
      value={complaint[name]}
      options={values.map((value) => ({ value, label: t(`complaint.${name}_of.${value}`) }))}
      may={may}
      onSave={(value) => save({ [name]: value ?? values[0] })}
    />
  );
}

/** What makes few people read it, and whether the management knows. */
function Flags({ complaint, may, save }: Props) {
  const { t } = useTranslation("service");
  const told = complaint.management_told_at;
  return (
    <Stack gap="xs" className={classes.block} component="section" aria-label={t("complaint.flags")}>
      <Title order={2} size="h5">
        {t("complaint.flags")}
      </Title>
      {FLAGS.map((name) => (
        <Switch
          key={name}
          label={t(`complaint.${name}`)}
          checked={complaint[name]}
          disabled={!may}
          onChange={(event) => save({ [name]: event.currentTarget.checked }).catch(toastProblem)}
        />
      ))}
      <Text size="xs" c="dimmed">
        {t("complaint.flags_about")}
      </Text>
      {told ? (
        <Text size="sm">
          {t("complaint.management_told")} <DateText iso={told} />
        </Text>
      ) : (
        <Switch
          label={t("complaint.is_for_management")}
          checked={complaint.is_for_management}
          disabled={!may}
          onChange={(event) => save({ is_for_management: event.currentTarget.checked }).catch(toastProblem)}
        />
      )}
    </Stack>
  );
}

/** The same unit, product or customer complained before: so that it is noticed that it comes back. */
function Alike({ complaint }: { complaint: Complaint }) {
  const { t } = useTranslation("service");
  if (complaint.alike.length === 0) return null;
  return (
    <Stack gap="xs" className={classes.block} component="section" aria-label={t("complaint.alike")}>
      <Title order={2} size="h5">
        {t("complaint.alike")}
      </Title>
      {complaint.alike.map((other) => (
        <div key={other.id}>
          <AppLink to={`/complaints/${other.id}`} size="sm">
            CL-{other.number} {other.title}
          </AppLink>
          <Text size="xs" c="dimmed">
            {t(`complaint.alike_by.${other.why}`)} · {t(`complaint.severity_of.${other.severity}`)} ·{" "}
            <DateText iso={other.opened_at} />
          </Text>
        </div>
      ))}
    </Stack>
  );
}
