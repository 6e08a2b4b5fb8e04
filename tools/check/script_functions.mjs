// Measures every function of the TypeScript files named on standard input (one a line), as JSON lines.
// The parser is the bundler's own, so it reads exactly what is built.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const BLOCKS = /^(If|For|ForIn|ForOf|While|DoWhile|Switch|Try|With)Statement$/;
const FUNCTIONS = /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/;

const [, , folder] = process.argv;
const found = createRequire(resolve(folder, "package.json")).resolve("rolldown/utils");
const { parseSync } = await import(pathToFileURL(found).href);

function children(node) {
  return Object.values(node)
    .flat()
    .filter((value) => value && typeof value.type === "string");
}

/** How many blocks deep; `else if` stands beside its `if`, a nested function alone. */
function nesting(node) {
  if (FUNCTIONS.test(node.type)) return 0;
  const beside = node.type === "IfStatement" && node.alternate?.type === "IfStatement" ? node.alternate : null;
  const inner = children(node).filter((child) => child !== beside);
  const own = BLOCKS.test(node.type) ? 1 : 0;
  const deepest = own + Math.max(0, ...inner.map(nesting));
  return beside ? Math.max(deepest, nesting(beside)) : deepest;
}

function nameOf(node, parent) {
  return node.id?.name ?? parent.id?.name ?? parent.key?.name ?? "a callback";
}

function isSuite(parent) {
  return parent.type === "CallExpression" && /^describe/.test(parent.callee?.name ?? parent.callee?.object?.name ?? "");
}

function measure(file, text, node, parent) {
  if (FUNCTIONS.test(node.type) && !isSuite(parent)) {
    const line = text.slice(0, node.start).split("\n").length;
    const lines = text.slice(node.start, node.end).split("\n").length;
    const row = { file, line, lines, name: nameOf(node, parent), nesting: nesting(node.body) };
    process.stdout.write(`${JSON.stringify(row)}\n`);
  }
  for (const child of children(node)) measure(file, text, child, node);
}

for (const file of readFileSync(0, "utf-8").split("\n").filter(Boolean)) {
  const text = readFileSync(file, "utf-8");
  // Offsets are in UTF-16 units, as JavaScript's own strings are.
  const { program } = parseSync(file, text, {});
  measure(file, text, program, { type: "File" });
}
