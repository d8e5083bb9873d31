import { describe, expect, it } from 'vitest';
import { type ClientEvent, teller } from '../../src/cloud/events.js';
import { issue } from '../../src/errors/index.js';
import { TestWorld } from './test-world.js';

const request = 'POST /jobs';
const clientToken = 'T';
const issues = [issue('InvalidInput', 'first'), issue('InvalidInput', 'second')];

function logged(event: ClientEvent): readonly string[] {
  const lines: string[] = [];
  const line = (level: string) => (text: string) => lines.push(`${level} ${text}`);
  teller({ debug: line('debug'), info: line('info'), warn: line('warn') }, undefined)(event);
  return lines;
}

const sentences: readonly (readonly [ClientEvent, string])[] = [
  [{ type: 'request', request, attempt: 1 }, 'debug ionloom: POST /jobs'],
  [{ type: 'request', request, attempt: 2 }, 'debug ionloom: POST /jobs, attempt 2'],
  [
    { type: 'answer', request, status: 201, requestId: 'r1', milliseconds: 12 },
    'debug ionloom: POST /jobs: 201 after 12 ms (request r1)',
  ],
  [
    { type: 'answer', request, status: 500, requestId: undefined, milliseconds: 0 },
    'debug ionloom: POST /jobs: 500 after 0 ms',
  ],
  [{ type: 'retry', request, reason: 'why', delayMs: 500 }, 'info ionloom: POST /jobs: why; again in 500 ms'],
  [
    { type: 'look-up', request, reason: 'why', clientToken },
    'warn ionloom: POST /jobs: why; looking for T before anything is sent again',
  ],
  [{ type: 'adopted', request, clientToken, jobId: 'J' }, 'warn ionloom: POST /jobs: T had arrived, it is the job J'],
  [{ type: 'resubmit', request, clientToken }, 'warn ionloom: POST /jobs: T is nowhere to be found, and is sent again'],
  [
    { type: 'duplicate', clientToken, jobId: 'J', canceled: ['K', 'L'], left: [] },
    'warn ionloom: T arrived twice: kept J, canceled K, L',
  ],
  [
    { type: 'duplicate', clientToken, jobId: 'J', canceled: [], left: ['K'] },
    'warn ionloom: T arrived twice: kept J, canceled nothing, and could not cancel K',
  ],
  [{ type: 'unexpected-answer', request, issues }, 'debug ionloom: POST /jobs: first; second'],
  [{ type: 'warning', issues }, 'warn ionloom: first; second'],
];

describe('what happens', () => {
  it.each(sentences)('is told in words: %j', (event, line) => {
    expect(logged(event)).toEqual([line]);
  });

  it('is told to both listeners', () => {
    const events: ClientEvent[] = [];
    const lines: string[] = [];
    const event: ClientEvent = { type: 'warning', issues };
    teller({ warn: (text) => lines.push(text) }, (told) => events.push(told))(event);
    expect(events).toEqual([event]);
    expect(lines).toHaveLength(1);
  });

  it('is told to a logger as its own method, and to one that lacks it not at all', () => {
    class Counting {
      count = 0;
      warn(): void {
        this.count++;
      }
    }
    const logger = new Counting();
    const tell = teller(logger, undefined);
    tell({ type: 'warning', issues });
    tell({ type: 'request', request, attempt: 1 });
    expect(logger.count).toBe(1);
  });

  it('goes on whatever the listeners throw', () => {
    const events: string[] = [];
    const broken = () => {
      throw new Error('broken');
    };
    teller({ warn: broken }, (event) => events.push(event.type))({ type: 'warning', issues });
    const lines: string[] = [];
    teller({ warn: (text) => lines.push(text) }, broken)({ type: 'warning', issues });
    teller({ warn: 'no function' } as never, undefined)({ type: 'warning', issues });
    expect([events, lines]).toEqual([['warning'], ['ionloom: first; second']]);
  });

  it('goes on whatever the listeners throw later', async () => {
    const unhandled: unknown[] = [];
    const onUnhandled = (reason: unknown) => unhandled.push(reason);
    process.on('unhandledRejection', onUnhandled);
    try {
      const broken = () => Promise.reject(new Error('broken'));
      teller({ warn: broken }, broken)({ type: 'warning', issues });
      await new TestWorld().settle();
    } finally {
      process.off('unhandledRejection', onUnhandled);
    }
    expect(unhandled).toEqual([]);
  });

  it('is told to nobody where nobody listens', () => {
    expect(() => teller(undefined, undefined)({ type: 'warning', issues })).not.toThrow();
  });
});
