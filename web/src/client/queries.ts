import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { toProblem } from "./problem";

interface Listeners {
  /** The session ended: the shell shows sign-in. */
  onSignedOut: () => void;
  /** A change failed and nobody beside it said so. */
  onFailure: (error: unknown) => void;
}

declare module "@tanstack/react-query" {
  interface Register {
    /** `topics`: labels beside the key's own whose change makes the answer stale.
     *  `quiet`: the component that asked shows the failure itself. */
    queryMeta: { topics?: readonly string[] };
    mutationMeta: { quiet?: boolean };
  }
}

export function queryClient({ onSignedOut, onFailure }: Listeners): QueryClient {
  const isSignedOut = (error: unknown) => toProblem(error).status === 401;
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (isSignedOut(error)) onSignedOut();
      },
    }),
    mutationCache: new MutationCache({
      onError: (error, _variables, _result, mutation) => {
        if (isSignedOut(error)) onSignedOut();
        else if (!mutation.meta?.quiet) onFailure(error);
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        gcTime: 10 * 60_000,
        // A refusal stays a refusal; only a lost connection is worth another try.
        retry: (failures, error) => toProblem(error).status <= 0 && failures < 2,
      },
    },
  });
}
