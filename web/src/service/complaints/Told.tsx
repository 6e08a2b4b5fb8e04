import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { InlineEdit } from "@/ui/edit/InlineEdit";
import type { Changes, Complaint } from "./api";
import classes from "./complaints.module.css";

type Words =
  | "demand"
  | "apology"
  | "facts"
  | "containment"
  | "cause"
  | "measure"
  | "prevention"
  | "effect"
  | "members"
  | "closing_words";

const WRITTEN: Record<string, readonly Words[]> = {
  received: ["demand"],
  apology: ["apology", "facts"],
  containment: ["containment"],
  cause: ["cause"],
  measure: ["measure", "prevention"],
  effect: ["effect"],
  closing: ["members", "closing_words"],
};
const MOST_WHYS = 5;

interface Props {
  complaint: Complaint;
  step: string;
  save: (changes: Changes) => Promise<void>;
}

/** What is written down at one step, each part edited where it stands. */
export function Told({ complaint, step, save }: Props) {
  const { t } = useTranslation("service");
  const may = complaint.may.update === true && complaint.step !== "closed";
  const days = { measure: "measured_on", report: "report_on" } as const;
  const day = days[step as keyof typeof days];
  return (
    <>
      {step === "cause" && <Whys complaint={complaint} save={save} may={may} />}
      {(WRITTEN[step] ?? []).map((name) => (
        <InlineEdit
          key={name}
          kind="textarea"
          label={t(`complaint.${name}`)}
          value={complaint[name]}
          field={name}
          may={may}
          onSave={(value) => save({ [name]: value })}
        >
          {complaint[name] && <span className={classes.told}>{complaint[name]}</span>}
        </InlineEdit>
      ))}
      {day && (
        <InlineEdit
          kind="date"
          label={t(`complaint.${day}`)}
          value={complaint[day]}
          field={day}
          may={may}
          onSave={(value) => save({ [day]: value })}
        >
          {complaint[day] && <DateText iso={complaint[day]} />}
        </InlineEdit>
      )}
    </>
  );
}

/** なぜなぜ分析: each line asks why the one before it happened; the next one appears once this one is written. */
function Whys({ complaint, save, may }: Omit<Props, "step"> & { may: boolean }) {
  const { t } = useTranslation("service");
  const { whys } = complaint;
  const shown = may ? [...whys, ""].slice(0, MOST_WHYS) : whys;
  return (
    <>
      {shown.map((why, place) => (
        <InlineEdit
          // biome-ignore lint/suspicious/noArrayIndexKey: a why is called by its place
          key={place}
          kind="text"
          label={t("complaint.why", { n: place + 1 })}
          value={why}
          field="whys"
          may={may}
          onSave={(value) => save({ whys: [...whys.slice(0, place), value, ...whys.slice(place + 1)] })}
        />
      ))}
    </>
  );
}
