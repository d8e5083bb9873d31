import type { DifferenceTopic } from './difference.js';

const HEAD = `# What is different from the service

The [emulator](emulator.md) was written from IonQ's API documents and documentation, and from what its clients send and read.
No request was ever compared with the real service's answer. What follows was decided here, and could be otherwise there.
Every line is shown by a test of the emulator.
`;

/** The page of differences, as it stands in the documentation. */
export function pageOf(topics: readonly DifferenceTopic[]): string {
  const sections = topics.map(({ title, differences }) => {
    const rows = differences.map(({ service, emulator, source }) => `| ${service} | ${emulator} | ${source} |`);
    return [`## ${title}`, '', '| the service | the emulator | known from |', '|---|---|---|', ...rows, ''].join('\n');
  });
  return [HEAD, ...sections].join('\n');
}
