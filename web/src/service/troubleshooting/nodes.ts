import type { TreeNode } from "./api";

/** A node that says nothing yet. */
export function newNode(nodes: readonly TreeNode[], kind: TreeNode["kind"]): TreeNode {
  const numbers = nodes.map((node) => Number(node.id.replace(/^n/, ""))).filter(Number.isFinite);
  const id = `n${Math.max(0, ...numbers) + 1}`;
  const answers = kind === "end" ? [] : ["はい", "いいえ"].map((text) => ({ text, to: "" }));
  return { id, kind, text: "", picture: "", answers, end: kind === "end" ? "solved" : "", article: "" };
}

/** The nodes without one; answers that led there lead nowhere. */
export function without(nodes: readonly TreeNode[], id: string): TreeNode[] {
  return nodes
    .filter((node) => node.id !== id)
    .map((node) => ({
      ...node,
      answers: node.answers.map((answer) => (answer.to === id ? { ...answer, to: "" } : answer)),
    }));
}

/** The nodes with one changed. */
export function changed(nodes: readonly TreeNode[], id: string, now: Partial<TreeNode>): TreeNode[] {
  return nodes.map((node) => (node.id === id ? { ...node, ...now } : node));
}
