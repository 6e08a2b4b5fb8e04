import { AppShell, Center, Loader } from "@mantine/core";
import { useDisclosure, useMediaQuery } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { Navigate, Outlet, useLocation } from "@tanstack/react-router";
import { lazy, Suspense, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { meQuery } from "@/client/me";
import { toProblem } from "@/client/problem";
import { hasChosenLanguage } from "@/ui/language";
import { ProblemView } from "@/ui/ProblemView";
import { useShortcuts } from "@/ui/shortcuts";
import { setZone } from "@/ui/useFormat";
import { Header } from "./Header";
import { HoldBanner } from "./HoldBanner";
import { useLive } from "./live";
import { Navigation } from "./Navigation";
import { PageSkeleton } from "./PageSkeleton";
import classes from "./shell.module.css";
import { useFrameKeys } from "./useFrameKeys";

const Palette = lazy(() => import("./Palette"));
const ShortcutHelp = lazy(() => import("./ShortcutHelp"));

/** Who is here decides what is shown: nobody (sign-in), a new house (set-up), or a colleague. */
export function Frame() {
  const { data: me, error, refetch } = useQuery(meQuery);
  const { i18n } = useTranslation();
  const language = me?.language;
  useEffect(() => {
    if (language && !hasChosenLanguage() && i18n.language !== language) i18n.changeLanguage(language);
  }, [language, i18n]);
  if (error && toProblem(error).code === "second_factor_missing") {
    return <Navigate to={"/second-factor" as string} replace />;
  }
  if (error && !me && toProblem(error).status !== 401) return <ProblemView error={error} onRetry={refetch} />;
  if (!me) {
    return (
      <Center h="100dvh">
        <Loader color="gray" />
      </Center>
    );
  }
  setZone(me.organisation.zone);
  if (!me.organisation.is_set_up) return <Navigate to={"/set-up" as string} replace />;
  return <SignedInFrame />;
}

function SignedInFrame() {
  const { t } = useTranslation("shell");
  const [isMenuOpen, menu] = useDisclosure(false);
  const [isPaletteOpen, palette] = useDisclosure(false);
  const [isHelpOpen, help] = useDisclosure(false);
  const isNarrow = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const { pathname } = useLocation();
  useLive();
  useFrameKeys({ onPalette: palette.open });
  useShortcuts([{ keys: "?", label: t("keys.help"), run: help.open }]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the menu of the last one
  useEffect(() => menu.close(), [pathname]);

  return (
    <AppShell
      header={{ height: 52 }}
      navbar={{ width: 208, breakpoint: "sm", collapsed: { mobile: !isMenuOpen } }}
      withBorder={false}
    >
      <a href="#main" className={classes.skip}>
        {t("skip")}
      </a>
      <AppShell.Header className={classes.header}>
        <Header isMenuOpen={isMenuOpen} onMenu={menu.toggle} onPalette={palette.open} onHelp={help.open} />
      </AppShell.Header>
      <AppShell.Navbar
        className={classes.navbar}
        aria-label={t("menu")}
        // Folded away on a phone, it must not catch the Tab key.
        inert={isNarrow && !isMenuOpen}
      >
        <Navigation />
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1} className={classes.main}>
        <HoldBanner />
        <Suspense fallback={<PageSkeleton />}>
          <Outlet />
        </Suspense>
      </AppShell.Main>
      <Suspense>
        {isPaletteOpen && <Palette onClose={palette.close} />}
        {isHelpOpen && <ShortcutHelp onClose={help.close} />}
      </Suspense>
    </AppShell>
  );
}
