/** A time, which is one of UTC here, as the text `2026-03-01T14:23:01Z`. */
export function utcText(time: string): string {
  return `strftime('%Y-%m-%dT%H:%M:%SZ', ${time})`;
}
