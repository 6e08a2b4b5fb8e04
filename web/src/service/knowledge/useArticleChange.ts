import { useQueryClient } from "@tanstack/react-query";
import { type Article, articleKeys } from "./api";

/** Keeps what the server answered, and lets every list with the article ask again. */
export function useArticleChange() {
  const cache = useQueryClient();
  return (article: Article) => {
    cache.setQueryData(articleKeys.one(article.id), article);
    void cache.invalidateQueries({ queryKey: articleKeys.all });
  };
}
