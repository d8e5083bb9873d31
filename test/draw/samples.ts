import { circuit, nativeCircuit } from '../../src/circuit/index.js';
import { param } from '../../src/math/index.js';

/** A Bell pair, read out. */
export const bell = circuit(2).h(0).cnot(0, 1).measure('all', 0, 1);

/** Whatever a drawing has a shape for. */
export const everyShape = circuit(4)
  .h(0)
  .cnot(0, 1)
  .ccx(0, 3, 1)
  .rx('pi/4', 2)
  .swap(0, 2)
  .cswap(0, 1, 3)
  .barrier()
  .cp('-3*pi/8', 0, 3)
  .rz(0.1234567, 2)
  .rzx('theta/2', 3, 1)
  .pauliexp({ XX: 0.5, ZI: -1 }, 't0', [0, 2])
  .gate(
    'zz',
    [
      param('gamma')
        .mul(2)
        .add(Math.PI / 4),
    ],
    [0, 3],
    { controls: [1] },
  )
  .gate('gphase', [Math.PI], [], { controls: [0, 2] })
  .unitary(
    [
      [0, 1],
      [1, 0],
    ],
    [1],
  )
  .rccx(3, 2, 0)
  .gphase('pi/8')
  .barrier(0, 1, 3)
  .measure('left', 0, 1)
  .measure('r', 3);

/** A Fourier transform: many columns of one kind. */
export const qft = circuit(5).each([4, 3, 2, 1, 0], (c, target) =>
  c.h(target).each(
    [0, 1, 2, 3, 4].filter((control) => control < target),
    (d, control) => d.cp(Math.PI / 2 ** (target - control), control, target),
  ),
);

/** Every native gate. */
export const native = nativeCircuit(3)
  .gpi2(0.25, 0)
  .ms(0, 0.5, 0, 1)
  .zz(0.0625, 1, 2)
  .gpi(-1 / 3, 2)
  .nop(0);

/** Links over many wires. */
export const wide = circuit(12).h(0).cnot(0, 11).ccx(11, 3, 5).x(7).measure('ends', 0, 11);
