import { Navigate } from "@tanstack/react-router";
import { useMe } from "@/client/me";
import { placesOf } from "./places";

/** "/" is the first place this reader has: the board, where they may see it. */
export function FrontPage() {
  const { navigation } = useMe();
  return <Navigate to={(placesOf(navigation)[0]?.to ?? "/settings") as string} replace />;
}
