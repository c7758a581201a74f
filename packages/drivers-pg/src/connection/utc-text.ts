/** A time of the session's zone as the text of a time in UTC: `2026-03-01T14:23:01Z`. */
export function utcText(time: string): string {
  const inSession = `CAST(${time} AS timestamp) AT TIME ZONE current_setting('TimeZone')`;
  return `to_char(${inSession} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
}
