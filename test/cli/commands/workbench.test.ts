import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StartedProgram } from '../../node/started-program.js';
import { Folder } from '../in-process.js';
import { ship } from '../shipped.js';

const folder = new Folder();
const main = folder.at('dist/cli/main.js');

// As it is shipped: with the page beside it, here one of a few words.
beforeAll(() => {
  ship(folder);
  mkdirSync(folder.at('dist/page'));
  writeFileSync(folder.at('dist/page/index.html'), '<title>workbench</title>');
}, 60_000);
afterAll(() => folder.remove());

const started = (...words: string[]) => new StartedProgram(main, ['workbench', '--threads', '0', ...words], {});

async function lines(program: StartedProgram, count: number): Promise<string> {
  while (program.lines.length < count) await setTimeout(5);
  return program.lines.join('\n');
}

describe('ionloom workbench', () => {
  it('says where the page is, serves it with the emulator beside it, and ends when it is interrupted', async () => {
    const program = started('--port', '0');
    const page = /^The workbench is at (http:\/\/127\.0\.0\.1:\d+\/)$/.exec(await lines(program, 1))?.[1];
    expect(await (await fetch(`${page}`)).text()).toBe('<title>workbench</title>');
    const headers = { authorization: 'apiKey any' };
    expect((await fetch(`${page}v0.4/jobs`, { headers })).status).toBe(200);
    expect(await program.kill('SIGINT')).toBe(0);
    expect(program.errors).toBe('\nCtrl-C ends it.\n');
  });

  it('tells programs both addresses', async () => {
    const program = started('--port', '0', '--json');
    const text = await lines(program, 1);
    const { page, url } = JSON.parse(text);
    expect(url).toBe(`${page}v0.4`);
    expect(await program.kill('SIGTERM')).toBe(0);
  });

  it('says in a sentence that the page is missing', async () => {
    rmSync(folder.at('dist/page'), { recursive: true });
    const program = started('--port', '0');
    expect(await program.end()).toBe(1);
    expect(program.errors).toMatch(
      /^error: the page of the workbench is missing: .*dist\/page\n {2}hint: install ionloom/,
    );
  });
});
