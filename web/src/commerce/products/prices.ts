import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";

export type BookRow = Schema<"PriceBookRow">;
export type Book = Schema<"PriceBookOut">;
export type BookFields = Schema<"PriceBookIn">;

export const bookKeys = keysOf("commerce.PriceBook");

export const loadBooks = (signal: AbortSignal) =>
  answer<Schema<"PriceBooksOut">>(api.GET("/api/v1/price-books", { signal }));

export const loadBook = (book_id: string, signal: AbortSignal) =>
  answer<Book>(api.GET("/api/v1/price-books/{book_id}", { params: { path: { book_id } }, signal }));

export const createBook = (body: BookFields) => answer<Book>(api.POST("/api/v1/price-books", { body }));

const at = ({ id, version }: Pick<Book, "id" | "version">) => ({
  path: { book_id: id },
  header: onVersion(version),
});

export const saveBook = (book: Book, body: BookFields) =>
  answer<Book>(api.PUT("/api/v1/price-books/{book_id}", { params: at(book), body }));

export const deleteBook = (book: Book) =>
  answer<unknown>(api.DELETE("/api/v1/price-books/{book_id}", { params: at(book) }));

export const askPrices = (body: Schema<"PricesIn">, signal?: AbortSignal) =>
  answer<Schema<"PricesOut">>(api.POST("/api/v1/prices", { body, ...(signal && { signal }) }));
