// What a function would return if it did nothing, by the type that its declaration states.
import ts from "typescript";

/** @returns {string | undefined} an expression; undefined where the type states no empty value */
export function emptyResultOf(node, source) {
  const { type } = node;
  if (!type) return undefined;
  const text = type.getText(source).replace(/^Promise<(.*)>$/s, "$1");
  if (/\bundefined\b/.test(text) && text.includes("|")) return "undefined";
  if (text === "boolean") return "false";
  if (text === "string") return '""';
  if (text === "number") return "0";
  if (text.endsWith("[]") && !text.includes("|")) return "[]";
  if (/^(Readonly)?Set</.test(text)) return "new Set()";
  if (/^(Readonly)?Map</.test(text)) return "new Map()";
  return undefined;
}

/** The expressions that the function itself returns, not those of functions inside it. */
export function returnedExpressions(node) {
  if (!ts.isBlock(node.body)) return [node.body];
  const found = [];
  const visit = (child) => {
    if (ts.isFunctionLike(child)) return;
    if (ts.isReturnStatement(child) && child.expression) found.push(child.expression);
    ts.forEachChild(child, visit);
  };
  visit(node.body);
  return found;
}
