import type { TFunction } from "i18next";
import type { FirstPerson } from "./api";
import { type FactsForm, formOf, NEW_FACTS } from "./facts";
import { unreadable } from "./hours";

export const STEPS = ["company", "hours", "people", "confirm"] as const;

export interface PersonForm {
  name: string;
  email: string;
  role: string;
}

export interface SetUpForm extends Record<string, unknown> {
  organisation: FactsForm;
  owner: { name: string; kana: string; email: string; password: string };
  people: PersonForm[];
}

export const NEW_HOUSE: SetUpForm = {
  organisation: formOf(NEW_FACTS),
  owner: { name: "", kana: "", email: "", password: "" },
  people: [],
};

const HOURS = /^organisation\.(fiscal|currency|zone|working|handover)/;
const SHORTEST_PASSWORD = 10;

/** The step on which the first refused field stands, so that the reader is led there. */
export function firstErrorStep(fields: readonly string[]): number {
  const steps = fields.map((name) => {
    if (!name.startsWith("organisation.")) return 2;
    return HOURS.test(name) ? 1 : 0;
  });
  return Math.min(STEPS.length - 1, ...steps);
}

/** What must be mended before the next step; the server looks at everything again. */
export function stepErrors(step: number, given: SetUpForm, t: TFunction<"staff">): Record<string, string> {
  const errors: Record<string, string> = {};
  if (step === 0 && !given.organisation.name.trim()) errors["organisation.name"] = t("setup.needed");
  if (step === 1) {
    for (const day of unreadable(given.organisation.working_hours)) {
      errors[`organisation.working_hours.${day}`] = t("organisation.unreadable");
    }
  }
  if (step === 2) {
    if (!given.owner.name.trim()) errors["owner.name"] = t("setup.needed");
    if (!given.owner.email.includes("@")) errors["owner.email"] = t("signin.email_missing");
    if (given.owner.password.length < SHORTEST_PASSWORD) errors["owner.password"] = t("password.short");
    given.people.forEach((person, place) => {
      if (!person.name.trim()) errors[`people.${place}.name`] = t("setup.needed");
    });
  }
  return errors;
}

export function peopleOf(given: SetUpForm): FirstPerson[] {
  return given.people.map(({ name, email, role }) => ({
    name: name.trim(),
    email: email.trim() || null,
    roles: [role],
  }));
}
