import { answer, api } from "@/client/api";
import type { Whose } from "./api";

/** The list as it is narrowed, as a file. */
export async function saveDormant(asked: { months: number; owner: Whose }): Promise<void> {
  const file = await answer<Blob>(
    api.POST("/api/v1/dormant-accounts/export", {
      body: { ...asked, q: "", filter: "", form: "csv" },
      parseAs: "blob",
    }),
  );
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = "dormant.csv";
  link.click();
  URL.revokeObjectURL(link.href);
}
