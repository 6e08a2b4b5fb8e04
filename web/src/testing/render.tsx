import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import { act, render as renderPlain } from "@testing-library/react";
import i18next from "i18next";
import { type ReactNode, Suspense } from "react";
import { type Me, meKeys } from "@/client/me";
import { queryClient } from "@/client/queries";
import { type Language, loadWords, startLanguage } from "@/ui/language";
import { themeOf, variables } from "@/ui/theme";
import { toastProblem } from "@/ui/toast";

export const tanaka: Me = {
  id: "u1",
  name: "田中 誠",
  email: "tanaka@minamo.example",
  email_verified: false,
  language: "ja",
  roles: ["sales_rep"],
  team: { id: "t1", name: "東京営業" },
  navigation: ["board", "home", "accounts", "leads", "deals", "handovers"],
  organisation: {
    name: "みなも計装株式会社",
    currency: "JPY",
    zone: "Asia/Tokyo",
    fiscal_year_start: 4,
    is_set_up: true,
  },
};

interface Options {
  /** The room whose words the piece speaks. */
  room?: string;
  language?: Language;
  /** The address it stands at, with its query. */
  at?: string;
  /** Null: nobody has been asked about yet. */
  me?: Me | null;
}

/** Draws a piece as the app would: theme, words, cache, router, and a signed-in colleague. */
export async function render(
  piece: ReactNode,
  { room, language = "ja", at = "/", me = tanaka }: Options = {},
) {
  if (i18next.isInitialized) await i18next.changeLanguage(language);
  else await startLanguage(language);
  if (room) await loadWords(room);
  const queries = queryClient({ onSignedOut: () => undefined, onFailure: toastProblem });
  if (me) queries.setQueryData(meKeys.one("me"), me);
  const root = createRootRoute();
  const anywhere = createRoute({ getParentRoute: () => root, path: "$", component: () => piece });
  const router = createRouter({
    routeTree: root.addChildren([anywhere]),
    history: createMemoryHistory({ initialEntries: [at] }),
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (search) => {
      const text = new URLSearchParams(search as Record<string, string>).toString();
      return text && `?${text}`;
    },
  });
  await router.load();
  const drawn = await act(async () =>
    renderPlain(
      <MantineProvider env="test" theme={themeOf("normal")} cssVariablesResolver={variables}>
        <QueryClientProvider client={queries}>
          <Notifications />
          <Suspense>
            <RouterProvider router={router as never} />
          </Suspense>
        </QueryClientProvider>
      </MantineProvider>,
    ),
  );
  return { ...drawn, queries, router };
}
