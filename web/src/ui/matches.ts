/** Words match without regard to width or case: ＤＥＡＬ finds Deals. */
export function matches(text: string, query: string): boolean {
  const plain = (value: string) => value.normalize("NFKC").toLowerCase();
  return plain(text).includes(plain(query.trim()));
}
