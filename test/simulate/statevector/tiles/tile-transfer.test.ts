import { expect, it } from 'vitest';
import { tileTransfer } from '../../../../src/simulate/statevector/tiles/tile-transfer.js';

it('copies rows out of the state and back to where they were, and touches nothing else', () => {
  const { rowOffset, readTile, writeTile } = tileTransfer();
  rowOffset.set([0, 24, 8]);
  const state = Float64Array.from({ length: 48 }, (_, i) => 100 + i);
  const tile = new Float64Array(16).fill(-1);
  readTile(state, tile, 12, 4, 4);
  const places = [4, 5, 6, 7, 28, 29, 30, 31, 12, 13, 14, 15];
  expect([...tile]).toEqual([...places.map((place) => 100 + place), -1, -1, -1, -1]);
  writeTile(
    tile.map((x) => -x),
    state,
    12,
    4,
    4,
  );
  expect([...state]).toEqual(Array.from({ length: 48 }, (_, i) => (places.includes(i) ? -(100 + i) : 100 + i)));
});
