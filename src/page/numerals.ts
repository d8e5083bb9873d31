/** A number for people: so many digits and no more, and what is only rounding as nothing. */
export function numeral(value: number, digits: number): string {
  return String(Number((Math.abs(value) < 1e-12 ? 0 : value).toPrecision(digits)));
}

/** A share of one, in percent. */
export function percentage(share: number, digits: number): string {
  return `${numeral(100 * share, digits)} %`;
}

/** A time in the unit that suits it: `130 µs`, `2.5 ms`, `3 s`. */
export function duration(seconds: number, digits: number): string {
  if (seconds < 1e-3) return `${numeral(seconds * 1e6, digits)} µs`;
  return seconds < 1 ? `${numeral(seconds * 1e3, digits)} ms` : `${numeral(seconds, digits)} s`;
}

/** A price: `$12.41`. */
export function dollars(usd: number): string {
  return `$${usd.toFixed(2)}`;
}

/** A number of bytes: `3 KiB`, `4 GiB`. */
export function readableBytes(bytes: number): string {
  const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'];
  let value = bytes;
  let unit = 0;
  for (; value >= 1024 && unit < units.length - 1; unit++) value /= 1024;
  return `${numeral(value, 3)} ${units[unit]}`;
}

/** `1 gate`, `2 gates`, `10,000 gates`. */
export function counted(number: number, thing: string): string {
  return `${number.toLocaleString('en')} ${thing}${number === 1 ? '' : 's'}`;
}
