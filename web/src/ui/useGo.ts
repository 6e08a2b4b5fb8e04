import { useNavigate } from "@tanstack/react-router";
import { useCallback } from "react";
import { placeOf } from "./AppLink";

/** Go to an address of this app: `go("/deals?stage_type=open")`. */
export function useGo() {
  const navigate = useNavigate();
  return useCallback(
    (to: string, { replace = false } = {}) => navigate({ ...placeOf(to), replace } as never),
    [navigate],
  );
}
