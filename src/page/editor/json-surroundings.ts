/** What stands around the cursor in IonQ JSON that is being written, so that no tree of it can be relied on. */
export interface JsonSurroundings {
  /** What kind of object it is; undefined for one of which nothing is known. */
  readonly kind: 'document' | 'input' | 'circuit' | 'gate' | undefined;
  /** Its fields in front of the cursor. */
  readonly fields: ReadonlySet<string>;
}

/** Finds the object in which a text ends. */
export function surroundings(before: string): JsonSurroundings {
  const start = opening(before, before.length, '{');
  if (start === undefined) return { kind: undefined, fields: new Set() };
  const fields = new Set([...before.slice(start).matchAll(/"(\w+)"\s*:/g)].map(([, name]) => name!));
  const lead = before.slice(0, start).trimEnd();
  if (lead === '' || lead === '\uFEFF') return { kind: 'document', fields };
  if (keyBefore(lead) === 'input') return { kind: 'input', fields };
  const list = /[[,]$/.test(lead) ? opening(lead, lead.length, '[') : undefined;
  const key = list === undefined ? undefined : keyBefore(lead.slice(0, list));
  return { kind: key === 'circuit' ? 'gate' : key === 'circuits' ? 'circuit' : undefined, fields };
}

/** Where the innermost open bracket of a kind stands, read backwards. */
function opening(text: string, from: number, bracket: '{' | '['): number | undefined {
  let closed = 0;
  for (let at = from - 1; at >= 0; at--) {
    const letter = text[at];
    if (letter === '}' || letter === ']') closed += 1;
    else if (letter === '{' || letter === '[') {
      if (closed === 0) return letter === bracket ? at : undefined;
      closed -= 1;
    }
  }
  return undefined;
}

function keyBefore(lead: string): string | undefined {
  return /"(\w+)"\s*:\s*$/.exec(lead.slice(-80))?.[1];
}
