import { useFormat } from "@/ui/useFormat";
import { sizeOf } from "./size";

/** Bytes as people say them: 1.2 GB. */
export function Size({ bytes }: { bytes: number }) {
  const format = useFormat();
  const { value, unit, digits } = sizeOf(bytes);
  return (
    <>
      {format.number(value, digits)} {unit}
    </>
  );
}
