import { answer, api } from "@/client/api";
import { keysOf } from "@/client/keys";
import { standing } from "@/client/session";

/** Whether the first start is behind us. When it cannot be asked, sign-in is shown. */
export const houseQuery = {
  queryKey: keysOf("staff.Organisation").part("own", "set-up"),
  queryFn: () => answer<{ is_set_up: boolean; sends_mail: boolean }>(api.GET("/api/v1/setup", {})),
};

export const standingQuery = {
  queryKey: keysOf("staff.SecondFactor").part("own", "standing"),
  queryFn: standing,
  staleTime: 0,
};
