/** A number of things in words: `1 gate`, `2 gates`. */
export function counted(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}

/** The same with a word for nothing: `no gates`. */
export function countedOrNo(number: number, thing: string): string {
  return number === 0 ? `no ${thing}s` : counted(number, thing);
}
