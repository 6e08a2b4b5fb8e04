import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { Suspense, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { queryClient } from "@/client/queries";
import { useDensity } from "@/ui/density";
import { themeOf, variables } from "@/ui/theme";
import { toastProblem } from "@/ui/toast";
import { nonce } from "./nonce";
import { router } from "./router";
import { toSignIn } from "./signedOut";

const queries = queryClient({ onSignedOut: () => toSignIn(router), onFailure: toastProblem });

export function App() {
  const [density] = useDensity();
  const { t } = useTranslation("ui");
  const theme = useMemo(() => themeOf(density), [density]);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <QueryClientProvider client={queries}>
        <aside aria-label={t("notifications")}>
          <Notifications position="bottom-left" limit={4} withinPortal={false} />
        </aside>
        <Suspense>
          <RouterProvider router={router} />
        </Suspense>
      </QueryClientProvider>
    </MantineProvider>
  );
}
