import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Navigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import type { Flow } from "@/client/allauth";
import { signOut } from "@/client/session";
import { safeNext } from "@/ui/safeNext";
import { useGo } from "@/ui/useGo";
import { Door } from "../door/Door";
import { houseQuery, secondStepQuery } from "./api";
import { FirstStep } from "./FirstStep";
import { SecondStep } from "./SecondStep";

/** The door. Who came half way, such as by a reset link, goes on with the second step. */
export default function SignInPage() {
  const { next } = useSearch({ strict: false }) as { next?: string };
  const house = useQuery(houseQuery);
  const begun = useQuery(secondStepQuery);
  const [step, take] = useState<Flow | null>(null);
  const go = useGo();
  const queries = useQueryClient();
  async function enter() {
    queries.clear();
    await go(safeNext(next), { replace: true });
  }
  async function back() {
    take(null);
    await signOut();
    await begun.refetch();
  }

  if (house.data?.is_set_up === false) return <Navigate to={"/set-up" as string} replace />;
  const left = step ?? begun.data;
  return (
    <Door>
      {left ? (
        <SecondStep step={left} onIn={enter} onBack={back} />
      ) : (
        <FirstStep onIn={enter} onSecondStep={take} />
      )}
    </Door>
  );
}
