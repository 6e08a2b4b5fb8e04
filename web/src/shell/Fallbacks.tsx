import { Container } from "@mantine/core";
import { useQueryErrorResetBoundary } from "@tanstack/react-query";
import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import { Problem } from "@/client/problem";
import { ProblemView } from "@/ui/ProblemView";

/** A page that broke: said in words, the frame around it stays. */
export function Failed({ error, reset }: ErrorComponentProps) {
  const queries = useQueryErrorResetBoundary();
  const router = useRouter();
  return (
    <Container py="xl">
      <ProblemView
        error={error}
        onRetry={() => {
          queries.reset();
          reset();
          router.invalidate();
        }}
      />
    </Container>
  );
}

/** An address nothing answers to. */
export function Missing() {
  return (
    <Container py="xl">
      <ProblemView error={new Problem(404, "page.missing", "", "")} />
    </Container>
  );
}
