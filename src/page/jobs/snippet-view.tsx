import { signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { Choice } from '../controls/field.js';
import type { Snippet } from '../work/methods/job-snippets.js';
import { lowering } from '../work/workers.js';
import { CodeView } from './code-view.js';
import { server } from './job-list-state.js';
import { prepared } from './prepared-job.js';

const chosen = signal('curl');
const isForService = signal(false);

/** The service itself. */
const SERVICE = 'https://api.ionq.co/v0.4';

/** The same job as a program, for every client. */
export function SnippetView() {
  const json = prepared.value?.json;
  const baseUrl = isForService.value ? SERVICE : (server.value ?? SERVICE);
  const snippets = useSnippets(json, baseUrl);
  if (json === undefined || snippets === undefined || snippets.length === 0) return null;
  const snippet = snippets.find(({ name }) => name === chosen.value) ?? snippets[0]!;
  return (
    <section class="snippets" aria-label="The same job as a program">
      <h2>The same job as a program</h2>
      <div class="fields">
        <Choice
          name="Language and client"
          value={snippet.name}
          options={snippets.map(({ name, title }) => [name, title] as const)}
          onChoose={(name) => {
            chosen.value = name;
          }}
        />
        <Choice
          name="Sent to"
          value={baseUrl}
          options={[
            ...(server.value === undefined ? [] : [[server.value, 'the emulator that serves this page'] as const]),
            [SERVICE, 'IonQ’s cloud'],
          ]}
          onChoose={(url) => {
            isForService.value = url === SERVICE;
          }}
        />
      </div>
      {snippet.text === undefined ? (
        <p>There is no such program: {snippet.why}.</p>
      ) : (
        <CodeView what="program" text={snippet.text} file={snippet.file} />
      )}
    </section>
  );
}

function useSnippets(json: string | undefined, baseUrl: string): readonly Snippet[] | undefined {
  const [snippets, setSnippets] = useState<readonly Snippet[]>();
  useEffect(() => {
    if (json === undefined) return;
    const controller = new AbortController();
    lowering.call('jobSnippets', { json, baseUrl }, { signal: controller.signal }).then(setSnippets, () => {
      if (!controller.signal.aborted) setSnippets([]);
    });
    return () => controller.abort();
  }, [json, baseUrl]);
  return snippets;
}
