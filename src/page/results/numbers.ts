/** A number for people; rounding errors are nothing. */
export function shown(value: number, digits = 5): string {
  return String(Number((Math.abs(value) < 1e-12 ? 0 : value).toPrecision(digits)));
}

/** A mean with its standard error, where it is not exact. */
export function withError(value: number, standardError: number): string {
  return standardError === 0 ? shown(value, 8) : `${shown(value, 6)} ± ${shown(standardError, 2)}`;
}

/** A number of bytes: `3 KiB`, `4 GiB`. */
export function readableBytes(bytes: number): string {
  const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'];
  let value = bytes;
  let unit = 0;
  for (; value >= 1024 && unit < units.length - 1; unit++) value /= 1024;
  return `${shown(value, 3)} ${units[unit]}`;
}
