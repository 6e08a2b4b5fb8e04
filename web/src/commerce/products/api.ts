import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Money, Page, Versioned } from "@/client/types";
import type { CustomValues } from "@/ui/edit/custom";
import type { ListSource } from "@/ui/list/types";

export const TAX_CLASSES = ["standard", "reduced", "exempt", "outside", "export"] as const;
export const RECURRING = ["month", "year"] as const;

export interface ProductFields {
  readonly code: string;
  readonly name: string;
  readonly name_en: string;
  readonly unit: string;
  readonly price: Money;
  readonly tax_class: string;
  readonly recurring: string;
  readonly is_active: boolean;
  readonly custom?: CustomValues;
}

export interface Product extends Versioned, ProductFields {
  readonly updated_at: string;
}

interface ProductPage extends Page<Product> {
  readonly may: { readonly create: boolean };
}

export const productKeys = keysOf("commerce.Product");

export const products: ListSource<Product> = {
  key: productKeys.list,
  load: (query, signal) => answer<ProductPage>(api.GET("/api/v1/products", { params: { query }, signal })),
};

export const askMayCreate = () =>
  answer<ProductPage>(api.GET("/api/v1/products", { params: { query: { limit: 1 } } }));

export const createProduct = (body: ProductFields) => answer<Product>(api.POST("/api/v1/products", { body }));

export function changeProduct(product: Product, body: ProductFields): Promise<Product> {
  const params = { path: { product_id: product.id }, header: onVersion(product.version) };
  return answer<Product>(api.PATCH("/api/v1/products/{product_id}", { params, body }));
}

export interface ProductRecord extends Product {
  readonly may: { readonly update?: boolean };
}

export const loadProduct = (product_id: string, signal: AbortSignal) =>
  answer<ProductRecord>(
    api.GET("/api/v1/products/{product_id}", { params: { path: { product_id } }, signal }),
  );
