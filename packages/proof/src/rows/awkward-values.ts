import type { ColumnType, IntegerType } from "@stingerloom/schema-diff";
import type { Literal, LiteralWriter } from "./literal";

/** Longer ones do not fit into an index of every engine. */
const longText = 400;

const texts = ["", 'it\'s a "b" `c` \\ ${d} -- /* e', "żółć 漢字 😀 ‏", " NULL\t\n%s ", "x".repeat(longText)];

/**
 * Values at the edges of a type: the least and the greatest, empty, quotes, letters of other scripts. Empty where we
 * know none.
 */
export function awkwardValues(type: ColumnType, write: LiteralWriter): readonly Literal[] {
  switch (type.kind) {
    case "integer":
      return integers(type);
    case "decimal": {
      const { precision = 9, scale = 0, unsigned } = type;
      const most = `${"9".repeat(precision - scale) || "0"}${scale > 0 ? `.${"9".repeat(scale)}` : ""}`;
      return ["0", most, ...(unsigned ? [] : [`-${most}`])];
    }
    case "float":
      return ["0", "65536.25", ...(type.unsigned ? [] : ["-1.5"])];
    case "char":
      return textsOf(type.length ?? 1, write, (text) => text.trimEnd() === text && text !== "");
    case "varchar":
      return textsOf(type.length, write);
    case "text":
      return textsOf(type.size === "tiny" ? 60 : undefined, write);
    case "blob":
      return ["", "00ff00", "27225c0a"].map(write.bytes);
    case "json":
      return ["[]", '{"it\'s": ["\\"", null, 1.5]}', '{"a": "漢字"}'].map(write.text);
    case "set":
      return [write.text("")];
    case "array":
      return [write.text("{}")];
    default:
      return moments(type, write);
  }
}

function moments(type: ColumnType, write: LiteralWriter): readonly Literal[] {
  switch (type.kind) {
    case "date":
      return ["1970-01-01", "2024-02-29", "9999-12-31"].map(write.text);
    case "time":
      return type.withTimeZone ? [] : ["00:00:00", "23:59:59"].map(write.text);
    case "datetime":
      return ["1970-01-01 00:00:00", "9999-12-31 00:00:00"].map(write.text);
    case "timestamp":
      return ["1971-01-01 00:00:00", "2037-12-31 23:59:59"].map(write.text);
    default:
      return [];
  }
}

function integers({ bits, unsigned }: IntegerType): readonly Literal[] {
  const half = 2n ** BigInt(bits - 1);
  // Both edges of a number of eight bits are the same for signed and unsigned on engines that know one of them only.
  return unsigned ? ["0", String(half * 2n - 1n)] : ["0", "-1", String(half - 1n), String(-half)];
}

function textsOf(
  length: number | undefined,
  write: LiteralWriter,
  isTaken: (text: string) => boolean = () => true,
): readonly Literal[] {
  return texts
    .map((text) => [...text].slice(0, length).join(""))
    .filter(isTaken)
    .map(write.text);
}
