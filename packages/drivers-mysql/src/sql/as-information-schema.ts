/**
 * A text as the server's dictionary gives it back. Metadata is in utf8mb3
 * (dev.mysql.com/doc/refman/9.0/en/charset-metadata.html, and so it is on MariaDB): a question mark stands for each
 * character of four bytes. A comment is kept so; of a default only its description is.
 */
export function asInformationSchema(text: string): string {
  return text.replace(/[\u{10000}-\u{10FFFF}]/gu, "?");
}
