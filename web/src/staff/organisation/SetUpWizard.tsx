import { Alert, Button, Card, Group, Stack, Stepper, Text, Title } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMediaQuery } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { wordsOf } from "@/ui/toast";
import type { Invited } from "./api";
import { CompanyFields } from "./CompanyFields";
import { ConfirmStep } from "./ConfirmStep";
import { HoursFields } from "./HoursFields";
import { PeopleStep } from "./PeopleStep";
import { NEW_HOUSE, type SetUpForm, STEPS, stepErrors } from "./steps";
import { useStart } from "./useStart";

const LAST = STEPS.length - 1;

interface Props {
  onDone: (invitations: readonly Invited[]) => void;
}

/** Four steps, one form: back and forth lose nothing, and the last one sends it all. */
export function SetUpWizard({ onDone }: Props) {
  const { t } = useTranslation("staff");
  const [step, setStep] = useState(0);
  const form = useForm<SetUpForm>({ initialValues: NEW_HOUSE });
  const begin = useStart({ form, onDone, onRefusedAt: setStep });

  function go(to: number) {
    const errors = to > step ? stepErrors(step, form.values, t) : {};
    form.setErrors(errors);
    if (Object.keys(errors).length === 0) setStep(to);
  }

  const refusal = begin.error && wordsOf(begin.error);
  const panes = [
    <CompanyFields key="company" form={form} />,
    <HoursFields key="hours" form={form} />,
    <PeopleStep key="people" form={form} />,
    <ConfirmStep key="confirm" given={form.values} onChange={setStep} />,
  ];
  return (
    <>
      <Steps step={step} onBack={go} />
      <Card withBorder padding="lg">
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (step < LAST) go(step + 1);
            else begin.mutate(form.values);
          }}
        >
          <Stack gap="lg">
            <Title order={2} size="h4">
              {t(`setup.${STEPS[step]}`)}
            </Title>
            {refusal && (
              <Alert color="red" title={refusal.title} role="alert">
                {refusal.message}
              </Alert>
            )}
            {panes[step]}
            <Group justify="space-between">
              <Button variant="default" onClick={() => go(step - 1)} disabled={step === 0}>
                {t("setup.back")}
              </Button>
              <Button type="submit" loading={begin.isPending}>
                {t(step < LAST ? "setup.next" : "setup.begin")}
              </Button>
            </Group>
          </Stack>
        </form>
      </Card>
    </>
  );
}

/** Where one is on the way; what is behind can be gone back to. */
function Steps({ step, onBack }: { step: number; onBack: (to: number) => void }) {
  const { t } = useTranslation("staff");
  const isNarrow = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  return (
    <>
      <Stack gap={4}>
        <Title order={1}>{t("setup.title")}</Title>
        <Text c="dimmed">{t("setup.about")}</Text>
      </Stack>
      <Stepper
        active={step}
        onStepClick={(to) => to < step && onBack(to)}
        allowNextStepsSelect={false}
        size="sm"
        orientation={isNarrow ? "vertical" : "horizontal"}
      >
        {STEPS.map((name) => (
          <Stepper.Step
            key={name}
            label={t(`setup.${name}`)}
            aria-current={STEPS[step] === name ? "step" : undefined}
          />
        ))}
      </Stepper>
    </>
  );
}
