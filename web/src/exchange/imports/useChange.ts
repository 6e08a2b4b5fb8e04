import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { changeImport, type Import, type ImportChange, importKey } from "./api";

/** Changes one import, one change after the other, each on the version the last one left. */
export function useChange(id: string, { quiet = false } = {}) {
  const cache = useQueryClient();
  const { i18n } = useTranslation("exchange");
  const key = importKey(id, i18n.language);
  const now = () => cache.getQueryData<Import>(key) as Import;
  return useMutation({
    mutationKey: ["change", ...key],
    meta: { quiet },
    scope: { id: `import ${id}` },
    onMutate: async ({ mapping, atomic }: ImportChange) => {
      await cache.cancelQueries({ queryKey: key });
      // The choice shows at once; another way to read the file shows when the file was read that way.
      cache.setQueryData<Import>(key, {
        ...now(),
        ...(mapping && { mapping }),
        ...(atomic !== undefined && { atomic }),
      });
    },
    mutationFn: (change: ImportChange) => changeImport(now(), change),
    onSuccess: (row) => {
      const isLast = cache.isMutating({ mutationKey: ["change", ...key] }) === 1;
      const { mapping, atomic } = now();
      cache.setQueryData<Import>(key, isLast ? row : { ...row, mapping, atomic });
    },
    onError: () => cache.invalidateQueries({ queryKey: key }),
  });
}

export type Change = ReturnType<typeof useChange>;
