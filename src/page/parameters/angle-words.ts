/** An angle in radians as people write it: a multiple of pi with at most three digits after the point. */
export function inPi(radians: number): string {
  const share = Number((radians / Math.PI).toFixed(3));
  if (share === 0) return '0';
  if (Math.abs(share) === 1) return share < 0 ? '-π' : 'π';
  return `${share}π`;
}

/** An angle in turns. */
export function inTurns(turns: number): string {
  const rounded = Number(turns.toFixed(4));
  return `${rounded} ${Math.abs(rounded) === 1 ? 'turn' : 'turns'}`;
}
