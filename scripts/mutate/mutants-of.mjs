// The mutants of a file: small faults, each one change of its text, found in its syntax tree.
import ts from "typescript";

import { emptyResultOf, returnedExpressions } from "./empty-result.mjs";

const OPPOSITE = new Map([
  ["&&", "||"],
  ["||", "&&"],
  ["===", "!=="],
  ["!==", "==="],
  ["<", "<="],
  ["<=", "<"],
  [">", ">="],
  [">=", ">"],
  ["-", "+"],
  ["*", "+"],
]);

/** Methods that take a predicate: the fault negates it. */
const PREDICATE = new Set(["filter", "find", "findIndex", "findLast"]);
const OTHER_METHOD = new Map([
  ["some", "every"],
  ["every", "some"],
]);
/** Methods that give the same array in another order. */
const ORDER = new Set(["sort", "toSorted", "reverse", "toReversed"]);

/**
 * @param {string} file path, for the report
 * @param {string} text its source
 * @returns {{ file: string, line: number, operator: string, start: number, end: number, original: string,
 *   replacement: string }[]} in the order of the text
 */
export function mutantsOf(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const mutants = [];
  const add = (operator, node, replacement, start = node.getStart(source), end = node.getEnd()) => {
    const original = text.slice(start, end);
    if (original === replacement) return;
    const line = source.getLineAndCharacterOfPosition(start).line + 1;
    mutants.push({ file, line, operator, start, end, original, replacement });
  };
  const visit = (node) => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || isMessage(node)) return;
    for (const mutate of OPERATORS) mutate(node, add, source);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return mutants.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** What an error says is for people: tests of every word of it would test nothing. */
function isMessage(node) {
  return ts.isNewExpression(node) && node.expression.getText().endsWith("Error");
}

const OPERATORS = [
  negateCondition,
  replaceOperator,
  dropStatement,
  returnEmpty,
  flipBoolean,
  dropElement,
  replaceMethod,
  dropFallback,
];

function negateCondition(node, add, source) {
  const condition =
    ts.isIfStatement(node) || ts.isWhileStatement(node) || ts.isDoStatement(node)
      ? node.expression
      : ts.isConditionalExpression(node)
        ? node.condition
        : undefined;
  if (condition) add("negate condition", condition, `!(${condition.getText(source)})`);
}

function replaceOperator(node, add, source) {
  if (!ts.isBinaryExpression(node)) return;
  const { operatorToken } = node;
  const other = OPPOSITE.get(operatorToken.getText(source));
  if (other === undefined) return;
  // In brackets, so that the other operators keep their operands.
  const text = `((${node.left.getText(source)}) ${other} (${node.right.getText(source)}))`;
  add(`${operatorToken.getText(source)} becomes ${other}`, node, text);
}

function dropStatement(node, add) {
  if (ts.isThrowStatement(node)) add("drop statement", node, ";");
  if (!ts.isExpressionStatement(node)) return;
  const inner = ts.isVoidExpression(node.expression) ? node.expression.expression : node.expression;
  const call = ts.isAwaitExpression(inner) ? inner.expression : inner;
  if (ts.isCallExpression(call) && call.expression.kind === ts.SyntaxKind.SuperKeyword) return;
  if (ts.isStringLiteral(inner)) return;
  add("drop statement", node, ";");
}

function returnEmpty(node, add, source) {
  if (!ts.isFunctionLike(node) || !node.body) return;
  const empty = emptyResultOf(node, source);
  if (empty === undefined) return;
  for (const expression of returnedExpressions(node)) {
    if (expression.getText(source) !== empty) add("return empty", expression, empty);
  }
}

function flipBoolean(node, add) {
  if (ts.isLiteralTypeNode(node.parent ?? node)) return;
  if (node.kind === ts.SyntaxKind.TrueKeyword) add("true becomes false", node, "false");
  if (node.kind === ts.SyntaxKind.FalseKeyword) add("false becomes true", node, "true");
}

function dropElement(node, add) {
  if (!ts.isSpreadElement(node) || !ts.isArrayLiteralExpression(node.parent)) return;
  add("drop spread", node, "...[]");
}

function replaceMethod(node, add, source) {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return;
  const { name, expression } = node.expression;
  const other = OTHER_METHOD.get(name.text);
  if (other) add(`${name.text} becomes ${other}`, name, other);
  if (ORDER.has(name.text)) add(`drop ${name.text}`, node, `[...${expression.getText(source)}]`);
  const [predicate] = node.arguments;
  if (PREDICATE.has(name.text) && predicate && ts.isArrowFunction(predicate) && !ts.isBlock(predicate.body))
    add("negate predicate", predicate.body, `!(${predicate.body.getText(source)})`);
}

function dropFallback(node, add, source) {
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.QuestionQuestionToken) return;
  add("take the fallback", node, `(${node.right.getText(source)})`);
}
