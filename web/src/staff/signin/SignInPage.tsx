import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Navigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import type { Flow } from "@/client/allauth";
import { signOut } from "@/client/session";
import { safeNext } from "@/ui/safeNext";
import { useGo } from "@/ui/useGo";
import { Door } from "../door/Door";
import { houseQuery, standingQuery } from "./api";
import { FirstStep } from "./FirstStep";
import { SecondStep } from "./SecondStep";

/** The door. Who came half way, by a reset link or an identity provider, goes on from there. */
export default function SignInPage() {
  const { next } = useSearch({ strict: false }) as { next?: string };
  const house = useQuery(houseQuery);
  const standing = useQuery(standingQuery);
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
    await standing.refetch();
  }

  if (house.data?.is_set_up === false) return <Navigate to={"/set-up" as string} replace />;
  if (standing.data?.isIn) return <Navigate to={safeNext(next) as string} replace />;
  const left = step ?? standing.data?.step;
  return (
    <Door>
      {left ? (
        <SecondStep step={left} onIn={enter} onBack={back} />
      ) : (
        <FirstStep next={next} onIn={enter} onSecondStep={take} />
      )}
    </Door>
  );
}
