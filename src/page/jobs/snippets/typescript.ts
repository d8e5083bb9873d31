import { isService, keyRemark, type SnippetWriter } from './source.js';

/** ionloom's own client. */
export const typescript: SnippetWriter = {
  name: 'typescript',
  title: 'TypeScript, ionloom',
  file: 'submit.ts',
  why: () => undefined,
  write: (source) => {
    const { baseUrl, payload, json } = source;
    const options = isService(source) ? '' : `{ baseURL: '${baseUrl}' }`;
    return `// npm install ionloom
// ${keyRemark(source)}.
import { IonQ } from 'ionloom/cloud';

const ionq = new IonQ(${options});

const run = await ionq.submit(${json});
console.log(run.id);

${readsCircuits(payload.type) ? READ : WAIT}`;
  },
};

function readsCircuits(type: string): boolean {
  return /circuit|qasm/.test(type);
}

const READ = `for (const { name, probabilities } of await run.results()) {
  if (name !== undefined) console.log(name);
  console.log(String(probabilities));
}
`;

const WAIT = `console.log((await run.wait()).results);
`;
