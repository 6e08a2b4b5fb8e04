import { setNonce } from "get-nonce";

/** This answer's nonce: the server fills it in, and only style tags that carry it count. */
export const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? "";

// The scroll lock under dialogs writes a style tag of its own and asks here.
setNonce(nonce);
