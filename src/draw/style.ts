/** The colours of a drawing on white. */
const COLOURS = {
  paper: '#fff',
  ink: '#1b1f24',
  line: '#57606a',
  box: '#eef4ff',
  'box-edge': '#3b6fb6',
  readout: '#fff6e0',
  'readout-edge': '#b07d1a',
  barrier: '#8c959f',
} as const;

type Colour = keyof typeof COLOURS;

/** The look of each class, with the colours as they are looked up. */
function rules(colour: (name: Colour) => string): readonly (readonly [selector: string, declarations: string])[] {
  return [
    ['text', `font:13px ui-monospace,Menlo,Consolas,monospace;fill:${colour('ink')};dominant-baseline:central`],
    ['.label', 'text-anchor:middle'],
    ['.position', `font-size:10px;fill:${colour('line')}`],
    ['.wire,.link', `stroke:${colour('line')};stroke-width:1.2`],
    ['.box', `fill:${colour('box')};stroke:${colour('box-edge')}`],
    ['.measured', `fill:${colour('readout')};stroke:${colour('readout-edge')}`],
    ['.control', `fill:${colour('ink')}`],
    ['.cross', `stroke:${colour('ink')};stroke-width:1.6`],
    ['.barrier', `stroke:${colour('barrier')};stroke-width:2;stroke-dasharray:4 3`],
  ];
}

/** The style of a stand-alone drawing, its colours written out. */
export const STANDALONE_STYLE = rules((name) => COLOURS[name])
  .map(([selector, declarations]) => `${selector}{${declarations}}`)
  .join('');

/** What a stand-alone drawing is painted on. */
export const PAPER = COLOURS.paper;

/**
 * The style sheet for parts of drawings in a page: everything in an element of the class `circuit-drawing`.
 *
 * Every colour is a custom property with the colour on white as its default: `--drawing-ink`, `--drawing-line`,
 * `--drawing-box`, `--drawing-box-edge`, `--drawing-readout`, `--drawing-readout-edge`, `--drawing-barrier`; a dark
 * scheme sets them.
 */
export const drawingStyle: string = rules((name) => `var(--drawing-${name},${COLOURS[name]})`)
  .map(([selector, declarations]) => {
    const scoped = selector.split(',').map((part) => `.circuit-drawing ${part}`);
    return `${scoped.join(',')}{${declarations}}`;
  })
  .join('\n');
