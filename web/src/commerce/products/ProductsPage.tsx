import { Button } from "@mantine/core";
import { IconBox, IconPlus } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/ui/EmptyState";
import { DataList } from "@/ui/list/DataList";
import { SelectFilter } from "@/ui/list/filters";
import { ListPage } from "@/ui/list/ListPage";
import { useMayCreate } from "@/ui/list/useMayCreate";
import { useFilters } from "@/ui/useFilters";
import { useGo } from "@/ui/useGo";
import { askMayCreate, type Product, productKeys, products, RECURRING } from "./api";
import { useProductColumns } from "./columns";
import { ProductModal } from "./ProductModal";

/** What we sell. */
export default function ProductsPage() {
  const { t } = useTranslation("commerce");
  const cache = useQueryClient();
  const { values, set } = useFilters();
  const go = useGo();
  const [edited, edit] = useState<Product | null>(null);
  const mayCreate = useMayCreate(productKeys, askMayCreate);
  const refresh = () => cache.invalidateQueries({ queryKey: productKeys.all });
  const close = () => {
    edit(null);
    void set({ new: undefined });
  };
  const add = mayCreate && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => set({ new: "1" })}>
      {t("products.new")}
    </Button>
  );
  return (
    <ListPage title={t("products.title")} about={t("products.about")} actions={add}>
      <DataList
        name="products"
        label={t("products.title")}
        columns={useProductColumns(mayCreate ? edit : null)}
        source={products}
        filterNames={["is_active", "recurring", "tax_class"]}
        defaultSort="name"
        to={({ id }) => `/products/${id}`}
        filters={<ProductFilters />}
        empty={
          <EmptyState
            icon={IconBox}
            title={t("products.empty")}
            about={t("products.empty_about")}
            actions={
              <>
                {add}
                <Button variant="default" onClick={() => go("/imports")}>
                  {t("import")}
                </Button>
              </>
            }
          />
        }
      />
      {(edited || (values.new && mayCreate)) && (
        <ProductModal product={edited} onDone={refresh} onClose={close} />
      )}
    </ListPage>
  );
}

/** Still sold or not, billed once or again. */
function ProductFilters() {
  const { t } = useTranslation("commerce");
  return (
    <>
      <SelectFilter
        name="is_active"
        label={t("product.is_active")}
        options={[
          { value: "true", label: t("product.on_sale") },
          { value: "false", label: t("product.ended") },
        ]}
      />
      <SelectFilter
        name="recurring"
        label={t("product.recurring")}
        options={RECURRING.map((every) => ({ value: every, label: t(`recurring.${every}`) }))}
      />
    </>
  );
}
