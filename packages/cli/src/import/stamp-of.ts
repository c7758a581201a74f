/** Unix time in milliseconds of digits as other tools write them: 13 of milliseconds, 14 of a date, 10 of seconds. */
export function stampOf(digits: string | undefined): number | undefined {
  if (digits === undefined) return undefined;
  if (/^\d{13}$/.test(digits)) return Number(digits);
  if (/^\d{10}$/.test(digits)) return Number(digits) * 1000;
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(digits)?.slice(1).map(Number);
  if (parts === undefined) return undefined;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}
