import type { TileScratch } from './tile-scratch.js';

/** Rotations of the bits of a tile. */
export function rotationKernels(scratch: TileScratch) {
  const { tileRe, tileIm, factor } = scratch;

  /** RY in tangent form on two bits at once: half the loads and stores of one after the other. */
  function rotatePair(size: number, a: number, b: number): void {
    const re = tileRe;
    const im = tileIm;
    const s = factor[0]!;
    const t = factor[1]!;
    const held = a | b;
    const free = ~held;
    for (let i = 0; i < size; i = ((i | held) + 1) & free) {
      const j = i | a;
      const k = i | b;
      const l = i | held;
      const x0 = re[i]!;
      const x1 = re[j]!;
      const x2 = re[k]!;
      const x3 = re[l]!;
      const u0 = x0 - s * x1;
      const u1 = x1 + s * x0;
      const u2 = x2 - s * x3;
      const u3 = x3 + s * x2;
      re[i] = u0 - t * u2;
      re[j] = u1 - t * u3;
      re[k] = u2 + t * u0;
      re[l] = u3 + t * u1;
      const y0 = im[i]!;
      const y1 = im[j]!;
      const y2 = im[k]!;
      const y3 = im[l]!;
      const v0 = y0 - s * y1;
      const v1 = y1 + s * y0;
      const v2 = y2 - s * y3;
      const v3 = y3 + s * y2;
      im[i] = v0 - t * v2;
      im[j] = v1 - t * v3;
      im[k] = v2 + t * v0;
      im[l] = v3 + t * v1;
    }
  }

  /**
   * As rotatePair for tangents 1 and -1, which need no multiplication. A tangent of -1 is one of 1 with the roles of the
   * bit's two values exchanged.
   */
  function rotatePairByQuarters(size: number, a: number, b: number): void {
    const re = tileRe;
    const im = tileIm;
    const exchanged = (factor[0]! < 0 ? a : 0) | (factor[1]! < 0 ? b : 0);
    const held = a | b;
    const free = ~held;
    for (let start = 0; start < size; start = ((start | held) + 1) & free) {
      const i = start | exchanged;
      const j = i ^ a;
      const k = i ^ b;
      const l = i ^ held;
      const x0 = re[i]!;
      const x1 = re[j]!;
      const x2 = re[k]!;
      const x3 = re[l]!;
      const u0 = x0 - x1;
      const u1 = x1 + x0;
      const u2 = x2 - x3;
      const u3 = x3 + x2;
      re[i] = u0 - u2;
      re[j] = u1 - u3;
      re[k] = u2 + u0;
      re[l] = u3 + u1;
      const y0 = im[i]!;
      const y1 = im[j]!;
      const y2 = im[k]!;
      const y3 = im[l]!;
      const v0 = y0 - y1;
      const v1 = y1 + y0;
      const v2 = y2 - y3;
      const v3 = y3 + y2;
      im[i] = v0 - v2;
      im[j] = v1 - v3;
      im[k] = v2 + v0;
      im[l] = v3 + v1;
    }
  }

  /** RY on bit a, a phase where both bits are one, RY on bit b: what the Fourier transform is made of. */
  function rotateChain(size: number, a: number, b: number): void {
    const re = tileRe;
    const im = tileIm;
    const s = factor[0]!;
    const t = factor[1]!;
    const c = factor[2]!;
    const d = factor[3]!;
    const held = a | b;
    const free = ~held;
    for (let i = 0; i < size; i = ((i | held) + 1) & free) {
      const j = i | a;
      const k = i | b;
      const l = i | held;
      const x0 = re[i]!;
      const x1 = re[j]!;
      const x2 = re[k]!;
      const x3 = re[l]!;
      const y0 = im[i]!;
      const y1 = im[j]!;
      const y2 = im[k]!;
      const y3 = im[l]!;
      const x = x3 + s * x2;
      const y = y3 + s * y2;
      const u0 = x0 - s * x1;
      const u1 = x1 + s * x0;
      const u2 = x2 - s * x3;
      const u3 = c * x - d * y;
      re[i] = u0 - t * u2;
      re[j] = u1 - t * u3;
      re[k] = u2 + t * u0;
      re[l] = u3 + t * u1;
      const v0 = y0 - s * y1;
      const v1 = y1 + s * y0;
      const v2 = y2 - s * y3;
      const v3 = c * y + d * x;
      im[i] = v0 - t * v2;
      im[j] = v1 - t * v3;
      im[k] = v2 + t * v0;
      im[l] = v3 + t * v1;
    }
  }

  /** RY in tangent form on one bit. */
  function rotateOne(size: number, a: number): void {
    const re = tileRe;
    const im = tileIm;
    const t = factor[0]!;
    const free = ~a;
    for (let i = 0; i < size; i = ((i | a) + 1) & free) {
      const j = i | a;
      const x0 = re[i]!;
      const x1 = re[j]!;
      re[i] = x0 - t * x1;
      re[j] = x1 + t * x0;
      const y0 = im[i]!;
      const y1 = im[j]!;
      im[i] = y0 - t * y1;
      im[j] = y1 + t * y0;
    }
  }

  return { rotatePair, rotatePairByQuarters, rotateChain, rotateOne };
}
