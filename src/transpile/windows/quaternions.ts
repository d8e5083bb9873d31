/** Writes the matrix w - i (x X + y Y + z Z) of a quaternion in a list of them. */
export function quaternionMatrix(quaternions: Float64Array, slot: number, u: Float64Array): void {
  const w = quaternions[4 * slot]!;
  const x = quaternions[4 * slot + 1]!;
  const y = quaternions[4 * slot + 2]!;
  const z = quaternions[4 * slot + 3]!;
  u[0] = w;
  u[1] = -z;
  u[2] = -y;
  u[3] = -x;
  u[4] = y;
  u[5] = -x;
  u[6] = w;
  u[7] = z;
}

/** The rotation `second` after `first`. */
export function quaternionProduct(second: Float64Array, first: Float64Array): Float64Array {
  const [a, b, c, d] = second as unknown as [number, number, number, number];
  const [w, x, y, z] = first as unknown as [number, number, number, number];
  return Float64Array.of(
    a * w - b * x - c * y - d * z,
    a * x + b * w + c * z - d * y,
    a * y + c * w + d * x - b * z,
    a * z + d * w + b * y - c * x,
  );
}

/** Puts exp(-i (x X + y Y + z Z)/2) in front of the rotation that is written from `at` on. */
export function turn(quaternions: Float64Array, at: number, x: number, y: number, z: number): void {
  const angle = Math.hypot(x, y, z);
  if (angle === 0) return;
  const s = Math.sin(angle / 2) / angle;
  const made = quaternionProduct(
    Float64Array.of(Math.cos(angle / 2), s * x, s * y, s * z),
    quaternions.subarray(at, at + 4),
  );
  const size = Math.hypot(made[0]!, made[1]!, made[2]!, made[3]!);
  for (let k = 0; k < 4; k++) quaternions[at + k] = made[k]! / size;
}
