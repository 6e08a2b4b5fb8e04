import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toastProblem } from "@/ui/toast";
import { type Place, placesOf } from "./api";
import type { FactsFormApi } from "./facts";

const DIGITS = 7;

/** The places of the postal code typed. A single one fills the address by itself. */
export function usePlaces(form: FactsFormApi) {
  const [places, setPlaces] = useState<readonly Place[] | null>(null);

  function fill(place: Place) {
    form.setFieldValue("organisation.prefecture", place.prefecture);
    form.setFieldValue("organisation.city", place.city);
    form.setFieldValue("organisation.street", place.town);
    setPlaces(null);
  }

  async function look(code: string) {
    if (code.normalize("NFKC").replace(/\D/g, "").length !== DIGITS) return setPlaces(null);
    try {
      const found = await placesOf(code);
      if (found.length === 1 && found[0]) fill(found[0]);
      else setPlaces(found);
    } catch (error) {
      toastProblem(error);
    }
  }

  return { places, fill, look };
}

interface Props {
  places: readonly Place[] | null;
  onChoose: (place: Place) => void;
}

/** Several places share the code: one is chosen. */
export function PlaceChoice({ places, onChoose }: Props) {
  const { t } = useTranslation("staff");
  if (!places || places.length < 2) return null;
  return (
    <Group gap="xs" role="group" aria-label={t("organisation.which_place")}>
      {places.map((place) => (
        <Button key={place.city + place.town} size="xs" variant="default" onClick={() => onChoose(place)}>
          {place.city}
          {place.town}
        </Button>
      ))}
    </Group>
  );
}
