import type { ColumnType } from "@stingerloom/schema-diff";
import { isCharacterType } from "../render/render-type";
import { bytes, digitsOf, isLosslessCast, losesPrecision } from "./is-lossless-cast";
import type { Flavour } from "../model/server";

/**
 * What becomes of some values for good when a column changes its type, as a sentence about them; undefined where they
 * stay.
 */
export function changedValues(from: ColumnType, to: ColumnType, flavour: Flavour): string | undefined {
  if (padsValues(from, to)) return "shorter values get zero bytes at their end, for good";
  if (losesSpaces(from, to)) return "values lose the spaces at their end, for good";
  if (isLosslessCast(from, to)) return undefined;
  if (isText(from)) return changedTexts(to, flavour);
  if (to.kind === "float" && digitsOf(from) !== undefined) return "numbers of many digits are rounded, for good";
  if (from.kind === "float" && from.bits === 32 && isText(to)) return "numbers keep six digits, for good";
  if (losesPrecision(from, to)) return "digits beyond those of the new type are rounded off, for good";
  return losesPart(from, to);
}

/** Does the new type take every value of the old one, be it changed? */
export function takesEveryValue(from: ColumnType, to: ColumnType): boolean {
  if (isLosslessCast(from, to)) return true;
  if (to.kind === "binary") return (bytes(from) ?? Infinity) <= (to.length ?? 1);
  if (from.kind === "enum") return isOfNumbers(from.values, to);
  const isInteger = from.kind === "integer" || from.kind === "boolean";
  return isInteger && to.kind === "float" && (to.unsigned !== true || digitsOf(from)?.signed === false);
}

/** An enum becomes a number by its labels. */
function isOfNumbers(labels: readonly string[], to: ColumnType): boolean {
  if (to.kind !== "integer" && to.kind !== "boolean") return false;
  const [bits, unsigned] = to.kind === "integer" ? [to.bits, to.unsigned === true] : [8, false];
  const [least, most] = unsigned
    ? [0n, (1n << BigInt(bits)) - 1n]
    : [-(1n << BigInt(bits - 1)), (1n << BigInt(bits - 1)) - 1n];
  return labels.every((label) => /^-?(0|[1-9]\d*)$/.test(label) && BigInt(label) >= least && BigInt(label) <= most);
}

function padsValues(from: ColumnType, to: ColumnType): boolean {
  if (to.kind !== "binary") return false;
  return from.kind === "binary" ? (to.length ?? 1) > (from.length ?? 1) : true;
}

function losesSpaces(from: ColumnType, to: ColumnType): boolean {
  return to.kind === "char" && (from.kind === "varchar" || from.kind === "text" || bytes(from) !== undefined);
}

function isText(type: ColumnType): boolean {
  return type.kind === "char" || type.kind === "varchar" || type.kind === "text";
}

function changedTexts(to: ColumnType, flavour: Flavour): string | undefined {
  switch (to.kind) {
    case "boolean":
    case "integer":
    case "decimal":
    case "float":
      return "texts become numbers: leading zeros, say, are lost for good";
    case "enum":
    case "set":
      return "texts become the labels that compare equal to them: another case, say, is lost for good";
    case "date":
    case "time":
    case "datetime":
    case "timestamp":
    case "uuid":
      return "texts take the form that the server gives them, for good";
    case "json":
      return flavour === "mysql" ? "texts take the form that the server gives to JSON, for good" : undefined;
    case "native":
      return isCharacterType(to) ? undefined : "texts take the form that the server gives them, for good";
    default:
      return undefined;
  }
}

/** Of a moment the date, or the time of day. */
function losesPart(from: ColumnType, to: ColumnType): string | undefined {
  const isMoment = (type: ColumnType) => type.kind === "datetime" || type.kind === "timestamp" || type.kind === "date";
  if (isMoment(from) && to.kind === "time") return "values lose their date, for good";
  if (from.kind === "time" && isMoment(to)) return "values get a date, for good";
  const isCounted = digitsOf(from) !== undefined || from.kind === "float";
  if (isCounted && (isMoment(to) || to.kind === "time")) return "numbers are read as moments, for good";
  const isBits = (type: ColumnType) => type.kind === "native" && /^bit\b/.test(type.sql);
  return isBits(from) !== isBits(to) && (isText(to) || bytes(to) !== undefined)
    ? "bits become bytes, for good"
    : undefined;
}
