import type { Hazard, TableSize } from "../model/hazard";
import type { RowAnswer } from "../model/row-question";

/** The hazard as the rows make it; undefined where none is in its way. */
export function withAnswer(hazard: Hazard, answer: RowAnswer): Hazard | undefined {
  if (answer.kind === "notAsked")
    return {
      ...hazard,
      facts: { ...hazard.facts, notAsked: answer.reason },
      message: `${hazard.message} The rows were not checked, because ${answer.reason}.`,
    };
  const { rows, keys, sample } = answer;
  if (rows === 0 && sample === undefined) return undefined;
  const facts = { ...hazard.facts, rows, keys, ...(sample !== undefined && { sample }) };
  return {
    ...hazard,
    ...(rows > 0 && hazard.code === "MAY_FAIL_ON_DATA" && { severity: "danger" as const }),
    facts,
    message: `${hazard.message} ${sentence(hazard.code === "MAY_FAIL_ON_DATA" ? "in the way" : "concerned", answer)}`,
  };
}

function sentence(how: string, { rows, keys, sample }: Extract<RowAnswer, { readonly kind: "counted" }>): string {
  const shown = keys.length === 0 ? "" : ` (${keys.join("; ")}${rows > keys.length ? "; …" : ""})`;
  if (sample === undefined) return `Rows ${how}: ${grouped(rows)}${shown}.`;
  const looked = `There was no time to look at all rows: of ${grouped(sample)}`;
  return rows === 0 ? `${looked}, none is ${how}.` : `${looked}, ${grouped(rows)} are ${how}${shown}.`;
}

/** The hazard with the size of the table that it copies or locks. */
export function withSize(hazard: Hazard, { rows, bytes }: TableSize): Hazard {
  const parts = [
    ...(rows === undefined ? [] : [`about ${grouped(rows)} ${rows === 1 ? "row" : "rows"}`]),
    ...(bytes === undefined ? [] : [bytesInWords(bytes)]),
  ];
  if (parts.length === 0) return hazard;
  const facts = {
    ...hazard.facts,
    ...(rows !== undefined && { tableRows: rows }),
    ...(bytes !== undefined && { tableBytes: bytes }),
  };
  return { ...hazard, facts, message: `${hazard.message.replace(/\.$/, "")} (${parts.join(", ")}).` };
}

/** 1234567 as 1,234,567. */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

const units = ["bytes", "kB", "MB", "GB", "TB"] as const;

/** With one digit behind the point from a kilobyte on; a kilobyte is 1,024 bytes. */
function bytesInWords(bytes: number): string {
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(bytes, 1)) / 10)));
  const value = bytes / 1024 ** step;
  return `${step === 0 ? value : value.toFixed(1)} ${units[step]}`;
}
