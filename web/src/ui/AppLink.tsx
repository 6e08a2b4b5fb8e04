import { Anchor, type AnchorProps } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ComponentType, MouseEventHandler, ReactNode } from "react";

interface Props extends Omit<AnchorProps, "children"> {
  /** An address of this app, with its query: "/deals?stage_type=open". */
  to: string;
  children: ReactNode;
  onClick?: MouseEventHandler<HTMLAnchorElement>;
  "aria-label"?: string;
  "data-row-link"?: boolean;
  title?: string;
}

// The router types every address it was built with; rooms bring theirs at run time, so ours are text.
const RouterLink = Link as unknown as ComponentType<ReturnType<typeof placeOf>>;

/** Parts of an address as the router wants them. */
export function placeOf(to: string): { to: string; search: Record<string, string>; hash?: string } {
  const url = new URL(to, "http://app");
  return {
    to: url.pathname,
    search: Object.fromEntries(url.searchParams),
    ...(url.hash ? { hash: url.hash.slice(1) } : {}),
  };
}

/** A link inside the app: no reload, and the page's code arrives on hover. */
export function AppLink({ to, children, ...rest }: Props) {
  return (
    <Anchor inherit renderRoot={(props) => <RouterLink {...props} {...placeOf(to)} />} {...rest}>
      {children}
    </Anchor>
  );
}
