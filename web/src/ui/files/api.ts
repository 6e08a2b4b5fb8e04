import { useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, api, onVersion, ownHeaders } from "@/client/api";
import { keysOf } from "@/client/keys";
import { Problem, problemOf } from "@/client/problem";
import type { Schema } from "@/client/schema";
import type { Page } from "@/client/types";

export type StoredFile = Schema<"FileOut">;

/** The record files hang on; none while it is still being written. */
export interface Subject {
  readonly subject: string;
  readonly id: string;
}

export const fileKeys = keysOf("foundation.StoredFile");
const at = (file_id: string) => ({ params: { path: { file_id } } });

export function useFiles({ subject, id }: Subject) {
  return useQuery({
    queryKey: fileKeys.list({ subject, id }),
    queryFn: ({ signal }) => {
      const query = { subject, subject_id: id, limit: 200 };
      return answer<Page<StoredFile>>(api.GET("/api/v1/files", { params: { query }, signal }));
    },
  });
}

/** How large a file may be: asked once, so that nobody sends a large one for nothing. */
export function useLargest() {
  const { data } = useQuery({
    queryKey: fileKeys.part("all", "limits"),
    queryFn: () => answer<{ largest: number }>(api.GET("/api/v1/files/limits", {})),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data?.largest;
}

export function useRemoval() {
  const cache = useQueryClient();
  const again = () => cache.invalidateQueries({ queryKey: fileKeys.all });
  return {
    remove: async (file: StoredFile) => {
      const params = { path: { file_id: file.id }, header: onVersion(file.version) };
      await api.DELETE("/api/v1/files/{file_id}", { params });
      await again();
    },
    restore: async (file: StoredFile) => {
      await api.POST("/api/v1/files/{file_id}/restore", at(file.id));
      await again();
    },
  };
}

/** The scanner has not condemned it, nor is it just looking at it. */
export const isToBeHad = (file: StoredFile) => file.scan !== "infected" && file.scan !== "pending";

export const contentOf = (file: StoredFile) => `/api/v1/files/${file.id}/content`;
export const pictureOf = (file: StoredFile, size: "thumbnail" | "preview") =>
  `/api/v1/files/${file.id}/picture?size=${size}`;

interface Sending {
  file: File;
  to: Subject | null;
  onProgress: (share: number) => void;
}

/** Sends a file and says how much of it has gone: what `fetch` does not tell. Throws a Problem. */
export function sendFile({ file, to, onProgress }: Sending): Promise<StoredFile> {
  const body = new FormData();
  if (to) {
    body.set("subject", to.subject);
    body.set("subject_id", to.id);
  }
  body.set("file", file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/api/v1/files");
    for (const [name, value] of Object.entries(ownHeaders("POST"))) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0);
    request.onerror = () => reject(new Problem(0, "network", "", ""));
    request.onload = () => {
      const told = read(request.responseText);
      if (request.status < 300) resolve(told as StoredFile);
      else reject(problemOf(request.status, told));
    };
    request.send(body);
  });
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
