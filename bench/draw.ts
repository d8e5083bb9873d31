import { type Drawing, drawSvgPart, layoutDrawing } from '../src/public/draw.js';
import { type CircuitData, circuit } from '../src/public/index.js';
import { type Benchmark, row } from './benchmark.js';
import { median, timed } from './timing.js';

/** What a page that shows circuits waits for: laying a drawing out, posting it to another thread, painting what is in sight. */
export const draw: Benchmark = {
  about: 'drawings: laying out, posting to another thread, painting what is in sight; milliseconds of the processor',
  *run({ quick }) {
    const rounds = quick ? 20 : 100;
    const milliseconds = (action: () => unknown) =>
      1000 * median(Array.from({ length: rounds }, () => timed(action)[1]));
    const small = sample(8, 200);
    yield row(
      '200 gates: laid out and painted',
      milliseconds(() => drawSvgPart(...inSight(layoutDrawing(small)))),
      'ms',
      { atMost: 2 },
    );
    for (const wires of [12, 1000]) {
      const large = sample(wires, 10_000);
      const drawing = layoutDrawing(large);
      const name = `10,000 gates on ${wires} wires`;
      yield row(
        `${name}: laid out`,
        milliseconds(() => layoutDrawing(large)),
        'ms',
        { atMost: 25 },
      );
      yield row(
        `${name}: posted`,
        milliseconds(() => structuredClone(drawing)),
        'ms',
        { atMost: 5 },
      );
      yield row(
        `${name}: painted in sight`,
        milliseconds(() => drawSvgPart(...inSight(drawing))),
        'ms',
        { atMost: 3 },
      );
    }
  },
};

/** A large window in the middle of a drawing. */
function inSight(drawing: Drawing): Parameters<typeof drawSvgPart> {
  const [x, y] = [drawing.width / 2, drawing.height / 2];
  return [drawing, { left: x - 800, right: x + 800, top: y - 500, bottom: y + 500 }];
}

/** Gates of several kinds, with links near and far, hardly two with the same angle. */
function sample(wires: number, gates: number): CircuitData {
  return circuit(wires as number).each([...Array(gates).keys()], (c, k) => {
    const first = (k * 7) % wires;
    const second = (first + 1 + ((k * 13) % (wires - 1))) % wires;
    switch (k % 5) {
      case 0:
        return c.h(first);
      case 1:
        return c.rz(Math.sin(k), first);
      case 2:
        return c.cnot(first, second);
      case 3:
        return c.rx(Math.PI / (1 + (k % 8)), first);
      default:
        return c.zz(Math.cos(k), first, second);
    }
  });
}
