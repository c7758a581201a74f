import { CodegenError } from "./codegen-error";

export interface MigrationNames {
  /** `1711234567892_add_phone_to_users`, without an extension. */
  readonly fileStem: string;
  /** `AddPhoneToUsers1711234567892`: under this name the migration is recorded. */
  readonly className: string;
}

/** Bytes: file names end at 255 on common file systems, and the history's `name` has 255 characters. */
const longestName = 120;

/**
 * The names of a migration's file and class. Any text will do as long as it has a letter or a digit: words are found at
 * signs, spaces and changes of case, accents are dropped, letters of other scripts stay.
 * @param timestamp Unix time in milliseconds.
 * @throws CodegenError `MIGRATION_NAME_INVALID`, `MIGRATION_TIMESTAMP_INVALID`
 */
export function migrationNames(name: string, timestamp: number): MigrationNames {
  if (!Number.isSafeInteger(timestamp) || timestamp < 0) {
    throw new CodegenError("MIGRATION_TIMESTAMP_INVALID", `${timestamp} is not a time in milliseconds.`, {
      hint: "Pass Unix time in whole milliseconds, as Date.now() gives it.",
    });
  }
  const words = wordsOf(name);
  if (words.length === 0) {
    throw new CodegenError(
      "MIGRATION_NAME_INVALID",
      `${JSON.stringify(name)} has no letter or digit to name a migration by.`,
      {
        hint: "Pass a name such as --name add_phone_to_users.",
      },
    );
  }
  const pascal = words.map(capitalised).join("");
  // A class cannot begin with a digit.
  const className = `${/^\p{L}/u.test(pascal) ? pascal : `M${pascal}`}${timestamp}`;
  return { fileStem: `${timestamp}_${words.join("_")}`, className };
}

function wordsOf(name: string): string[] {
  const words = name
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .replace(/(\p{Ll}|\p{Nd})(\p{Lu})/gu, "$1_$2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1_$2")
    .split(/[^\p{L}\p{Nd}\p{M}]+/u)
    .map((word) => word.replace(/^\p{M}+/u, "").toLowerCase())
    .filter((word) => word !== "");
  return shortened(words);
}

function shortened(words: readonly string[]): string[] {
  const kept: string[] = [];
  let room = longestName;
  for (const word of words) {
    const size = Buffer.byteLength(word) + 1;
    if (size > room) {
      if (kept.length === 0) kept.push(cut(word, room));
      break;
    }
    kept.push(word);
    room -= size;
  }
  return kept;
}

function cut(word: string, bytes: number): string {
  let out = "";
  for (const character of word) {
    if (Buffer.byteLength(out + character) > bytes) break;
    out += character;
  }
  return out;
}

function capitalised(word: string): string {
  const [first = "", ...rest] = word;
  return first.toUpperCase() + rest.join("");
}
