/** `YYYY-MM-DD HH:MM:SS` in the time zone of the terminal (the variable `TZ`). */
export function localTime(time: Date): string {
  const two = (part: number): string => String(part).padStart(2, "0");
  const date = [time.getFullYear(), time.getMonth() + 1, time.getDate()].map(two).join("-");
  return `${date} ${[time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join(":")}`;
}
