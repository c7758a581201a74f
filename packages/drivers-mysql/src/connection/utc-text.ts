/**
 * A time of the session's zone as the text of a time in UTC: `2026-03-01T14:23:01Z`. By its seconds since 1970, which a
 * TIMESTAMP keeps: the hour that the clocks repeat is clear.
 */
export function utcText(time: string): string {
  const inUtc = `TIMESTAMP '1970-01-01 00:00:00' + INTERVAL UNIX_TIMESTAMP(${time}) SECOND`;
  return `DATE_FORMAT(${inUtc}, '%Y-%m-%dT%H:%i:%sZ')`;
}
