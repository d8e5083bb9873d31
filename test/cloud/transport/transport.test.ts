import { describe, expect, it } from 'vitest';
import { clientOf, json } from '../test-service.js';

const who = { key_id: 'k', key_name: 'n' };

describe('the headers of a request', () => {
  it('are replaced by later ones whose names differ in capitals alone', async () => {
    const options = { headers: { 'User-Agent': 'mine', 'X-Project': '1', ACCEPT: 'text/plain' } };
    const { ionq, world, service } = clientOf([json(who)], options);
    await world.until(ionq.whoami({ headers: { 'x-project': '2' } }));
    const { headers } = service.arrived[0]!;
    expect(['user-agent', 'x-project', 'accept'].map((name) => headers.get(name))).toEqual(['mine', '2', 'text/plain']);
  });
});
