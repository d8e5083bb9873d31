import { isService, keyRemark, type SnippetWriter } from './source.js';

/** The request alone. No text of JSON can be a line of its own that ends it. */
export const curl: SnippetWriter = {
  name: 'curl',
  title: 'curl',
  file: 'submit.sh',
  why: () => undefined,
  write: (source) => {
    const { baseUrl, payload, json } = source;
    return `#!/bin/sh
# Submits the job and prints what the service says of it. ${keyRemark(source)}.
curl --silent --show-error --fail-with-body '${baseUrl}/jobs' \\
  --header "Authorization: apiKey \${IONQ_API_KEY:?}" \\
  --header 'Content-Type: application/json' \\
  --data-binary @- <<'JOB'
${json}
JOB

# How it is, and what it measured, once it is completed; ID is what was printed:
# curl '${baseUrl}/jobs/ID' --header "Authorization: apiKey $IONQ_API_KEY"
# curl '${baseUrl}/jobs/ID/results/probabilities${payload.type === 'ionq.multi-circuit.v1' ? '/aggregated' : ''}' --header "Authorization: apiKey $IONQ_API_KEY"
${isService(source) ? '' : '# The emulator serves this address as long as it runs.\n'}`;
  },
};
