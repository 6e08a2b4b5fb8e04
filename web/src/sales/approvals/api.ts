import { useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";
import { type Quote, quoteKeys } from "../quotes/api";

export type Approval = Schema<"ApprovalOut">;
export type Part = Schema<"ApprovalPartOut">;
export type Wait = Schema<"ApprovalWaitOut">;
export type Route = Schema<"ApprovalRouteOut">;
export type RouteFields = Schema<"ApprovalRouteIn">;
/** What the person asked may do. */
export type Act = "approve" | "return" | "delegate";

export const stepKeys = keysOf("sales.ApprovalStep");
export const routeKeys = keysOf("sales.ApprovalRoute");

export function useWaiting() {
  return useQuery({
    queryKey: stepKeys.list(),
    queryFn: ({ signal }) => answer<Schema<"ApprovalsOut">>(api.GET("/api/v1/approvals", { signal })),
  });
}

/** Who may be asked, and so take a part over. */
export function useApprovers() {
  return useQuery({
    queryKey: stepKeys.list({ people: true }),
    queryFn: ({ signal }) =>
      answer<Schema<"ApprovalPeopleOut">>(api.GET("/api/v1/approval-people", { signal })),
  });
}

type Known = Pick<Part, "id" | "version">;
const at = (part: Known) => ({ path: { step_id: part.id }, header: onVersion(part.version) });

/** Say yes, send back, or pass one's part on. */
export const say = (part: Known, act: Act, body: { comment: string; person_id: string }) =>
  act === "delegate"
    ? answer<Wait>(api.POST("/api/v1/approvals/{step_id}/delegate", { params: at(part), body }))
    : answer<Wait>(
        api.POST(`/api/v1/approvals/{step_id}/${act}`, { params: at(part), body: { comment: body.comment } }),
      );

const of = (quote: Pick<Quote, "id" | "version">) => ({
  path: { quote_id: quote.id },
  header: onVersion(quote.version),
});

export const ask = (quote: Quote, comment: string) =>
  answer<Quote>(api.POST("/api/v1/quotes/{quote_id}/approval", { params: of(quote), body: { comment } }));

export const withdraw = (quote: Quote) =>
  answer<Quote>(api.POST("/api/v1/quotes/{quote_id}/approval/withdraw", { params: of(quote) }));

/** Lets what waits, and the quotes it is about, be asked for again. */
export function useApprovalChange() {
  const cache = useQueryClient();
  return () => {
    void cache.invalidateQueries({ queryKey: stepKeys.all });
    void cache.invalidateQueries({ queryKey: quoteKeys.all });
  };
}

export function useRoutes() {
  return useQuery({
    queryKey: routeKeys.list(),
    queryFn: ({ signal }) =>
      answer<Schema<"ApprovalRoutesOut">>(api.GET("/api/v1/approval-routes", { signal })),
  });
}

const where = ({ id, version }: Route) => ({ path: { route_id: id }, header: onVersion(version) });

export const saveRoute = (route: Route | null, body: RouteFields) =>
  route
    ? answer<Route>(api.PUT("/api/v1/approval-routes/{route_id}", { params: where(route), body }))
    : answer<Route>(api.POST("/api/v1/approval-routes", { body }));

export const orderRoutes = (ids: string[]) =>
  answer<unknown>(api.PUT("/api/v1/approval-routes/order", { body: { ids } }));

export const deleteRoute = (route: Route) =>
  answer<unknown>(api.DELETE("/api/v1/approval-routes/{route_id}", { params: where(route) }));
