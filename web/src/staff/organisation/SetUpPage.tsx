import {
  Alert,
  Button,
  Card,
  Center,
  Container,
  Group,
  Loader,
  Stack,
  Stepper,
  Text,
  Title,
} from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMediaQuery } from "@mantine/hooks";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toProblem } from "@/client/problem";
import { greet } from "@/client/session";
import { Brand } from "@/ui/Brand";
import { languageNow } from "@/ui/language";
import { ProblemView } from "@/ui/ProblemView";
import { wordsOf } from "@/ui/toast";
import { start, useIsSetUp } from "./api";
import { CompanyFields } from "./CompanyFields";
import { ConfirmStep } from "./ConfirmStep";
import { HoursFields } from "./HoursFields";
import { PeopleStep } from "./PeopleStep";
import { SetUpDone } from "./SetUpDone";
import { sendable } from "./sendable";
import { firstErrorStep, NEW_HOUSE, peopleOf, type SetUpForm, STEPS, stepErrors } from "./steps";

const LAST = STEPS.length - 1;

/** The first start, in four calm steps. Nothing is stored before the last one is confirmed. */
export default function SetUpPage() {
  const { t } = useTranslation("staff");
  const house = useIsSetUp();
  const [links, setLinks] = useState<Awaited<ReturnType<typeof start>>["invitations"] | null>(null);
  return (
    <Container component="main" size="md" py="xl">
      <Stack gap="lg">
        <Brand />
        {links ? (
          <SetUpDone invitations={links} />
        ) : house.error ? (
          <ProblemView error={house.error} onRetry={house.refetch} />
        ) : !house.data ? (
          <Center h={320}>
            <Loader color="gray" aria-label={t("setup.title")} />
          </Center>
        ) : house.data.is_set_up ? (
          <SetUpDone invitations={[]} />
        ) : (
          <Wizard onDone={setLinks} />
        )}
      </Stack>
    </Container>
  );
}

function Wizard({ onDone }: { onDone: (links: Awaited<ReturnType<typeof start>>["invitations"]) => void }) {
  const { t } = useTranslation("staff");
  const queries = useQueryClient();
  const isNarrow = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const [step, setStep] = useState(0);
  const form = useForm<SetUpForm>({ initialValues: NEW_HOUSE });
  const begin = useMutation({
    mutationFn: async (given: SetUpForm) => {
      await greet();
      return sendable(given.organisation, t("organisation.unreadable"), (organisation) =>
        start({ organisation, owner: { ...given.owner, language: languageNow() }, people: peopleOf(given) }),
      );
    },
    meta: { quiet: true },
    onSuccess: ({ invitations }) => {
      queries.clear();
      onDone(invitations);
    },
    onError: (error) => {
      const { fields } = toProblem(error);
      const named = Object.fromEntries(
        Object.entries(fields).map(([name, words]) => [
          name in NEW_HOUSE.owner ? `owner.${name}` : name,
          words,
        ]),
      );
      form.setErrors(named);
      setStep(firstErrorStep(Object.keys(named)));
    },
  });

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
      <Stack gap={4}>
        <Title order={1}>{t("setup.title")}</Title>
        <Text c="dimmed">{t("setup.about")}</Text>
      </Stack>
      <Stepper
        active={step}
        onStepClick={(to) => to < step && go(to)}
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
