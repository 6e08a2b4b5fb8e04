import { Button } from "@mantine/core";
import { IconTrendingUp } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useGo } from "@/ui/useGo";
import { makeDeal } from "./api";

/** From a question to a deal in one step, for who may open deals. */
export function TicketDeal({ ticketId, may }: { ticketId: string; may: boolean }) {
  const { t } = useTranslation("bond");
  const go = useGo();
  const make = useMutation({
    mutationFn: () => makeDeal(ticketId),
    onSuccess: ({ deal }) => go(`/deals/${deal.id}`),
  });
  if (!may) return null;
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<IconTrendingUp size={14} aria-hidden />}
      style={{ alignSelf: "flex-start" }}
      loading={make.isPending}
      onClick={() => make.mutate()}
    >
      {t("guiding.make_deal")}
    </Button>
  );
}
