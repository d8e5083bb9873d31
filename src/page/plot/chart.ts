import UPlot from 'uplot';
import { numeral } from '../numerals.js';
import { hatching } from './hatching.js';
import type { Look } from './look.js';
import type { Bars, Curves, Plotted } from './plotted.js';

/** A plot in a box. */
export interface DrawnPlot {
  readonly show: (plotted: Plotted, look: Look) => void;
  readonly remove: () => void;
}

/** Plots in a box, which decides how large the plot is, also when it becomes larger or smaller. */
export function drawIn(box: HTMLElement): DrawnPlot {
  let drawn: UPlot | undefined;
  let redraw = () => {};
  let width = 0;
  const observer = new ResizeObserver(() => {
    if (box.clientWidth !== width) redraw();
  });
  observer.observe(box);
  return {
    show(plotted, look) {
      redraw = () => {
        drawn?.destroy();
        width = box.clientWidth;
        const { data, options } = plotted.kind === 'bars' ? barsOf(plotted, look, width) : curvesOf(plotted, look);
        drawn = new UPlot({ ...options, width, height: HEIGHT }, data, box);
      };
      redraw();
    },
    remove() {
      observer.disconnect();
      drawn?.destroy();
    },
  };
}

/** Of a plot without its legend, in pixels of the page. */
const HEIGHT = 280;

/** What a plot is drawn from, but for its size. */
interface Configuration {
  readonly data: UPlot.AlignedData;
  readonly options: Omit<UPlot.Options, 'width' | 'height'>;
}

/** The share of the distance between two labels that their bars take. */
const GROUP = 0.84;

function barsOf({ labels, series, labelTitle, valueTitle }: Bars, look: Look, width: number): Configuration {
  const places = labels.map((_, index) => index);
  const barWidth = GROUP / series.length;
  const shown = labels.map(shortened);
  const letters = Math.max(1, ...shown.map(({ length }) => length));
  const distance = (width - VALUES_WIDTH) / labels.length;
  const isUpright = letters * LETTER + LETTER > distance;
  // Where even upright ones touch each other, some are left out.
  const step = isUpright ? Math.max(1, Math.ceil((2 * LETTER) / distance)) : 1;
  return {
    data: [places, ...series.map(({ values }) => [...values])],
    options: {
      scales: {
        x: { time: false, range: [-0.5, labels.length - 0.5] },
        y: { range: (_, __, most) => [0, most > 0 ? most * 1.05 : 1] },
      },
      axes: [
        {
          ...axisOf(labelTitle, look),
          grid: { show: false },
          splits: places.filter((place) => place % step === 0),
          values: (_, splits) => splits.map((place) => shown[place] ?? ''),
          font: `11px ${look.mono}`,
          space: 0,
          rotate: isUpright ? -90 : 0,
          size: isUpright ? letters * LETTER + 16 : 34,
        },
        axisOf(valueTitle, look),
      ],
      series: [
        { label: labelTitle, value: (_, place) => labels[place] ?? '--' },
        ...series.map(
          ({ title }, k): UPlot.Series => ({
            label: title,
            stroke: look.series[k]!,
            width: k === 0 ? 0 : 1.5,
            // The first is plain, the second hatched, the third an outline.
            fill: () =>
              [look.series[0], hatching(look.series[1], look.ground), look.ground][
                k
              ] as CanvasRenderingContext2D['fillStyle'],
            points: { show: false },
            value: (_, value) => legendText(value),
            paths: UPlot.paths.bars!({
              disp: {
                x0: { unit: SCALE_VALUE, values: () => places.map((place) => place - GROUP / 2 + k * barWidth) },
                size: { unit: SCALE_VALUE, values: () => places.map(() => 0.94 * barWidth) },
              },
            }),
          }),
        ),
      ],
    },
  };
}

function curvesOf({ series, range, labelTitle, valueTitle }: Curves, look: Look): Configuration {
  const places = [...new Set(series.flatMap(({ points }) => points.map(({ at }) => at)))].sort((a, b) => a - b);
  const columns = series.map(({ points }) => {
    const values = new Map(points.map(({ at, value }) => [at, value]));
    return places.map((at) => values.get(at));
  });
  return {
    data: [places, ...columns],
    options: {
      scales: {
        x: { time: false, ...(range === undefined ? {} : { range: [Math.min(...range), Math.max(...range)] }) },
      },
      axes: [axisOf(labelTitle, look), axisOf(valueTitle, look)],
      series: [
        { label: labelTitle, value: (_, at) => legendText(at) },
        ...series.map(
          ({ title, points }, k): UPlot.Series => ({
            label: title,
            stroke: look.series[k]!,
            width: 2,
            spanGaps: true,
            // All but the first are dashed, with hollow marks.
            ...(k === 0 ? {} : { dash: [6, 3] }),
            points: { show: true, size: points.length > 100 ? 4 : 7, fill: k === 0 ? look.series[k]! : look.ground },
            value: (_, value) => legendText(value),
          }),
        ),
      ],
      hooks: { draw: [(plot) => drawErrorBars(plot, series, look)] },
    },
  };
}

/** Draws how far points may be off, one standard error up and down. */
function drawErrorBars(plot: UPlot, series: Curves['series'], look: Look): void {
  const { ctx } = plot;
  ctx.save();
  ctx.lineWidth = devicePixelRatio;
  series.forEach(({ points }, k) => {
    ctx.strokeStyle = look.series[k]!;
    ctx.beginPath();
    for (const { at, value, standardError } of points) {
      if (standardError === 0) continue;
      const x = plot.valToPos(at, 'x', true);
      ctx.moveTo(x, plot.valToPos(value - standardError, 'y', true));
      ctx.lineTo(x, plot.valToPos(value + standardError, 'y', true));
    }
    ctx.stroke();
  });
  ctx.restore();
}

function axisOf(label: string, look: Look): UPlot.Axis {
  return {
    label,
    stroke: look.ink,
    font: `12px ${look.font}`,
    labelFont: `12px ${look.font}`,
    grid: { stroke: look.line, width: 1 },
    ticks: { stroke: look.line, width: 1 },
  };
}

/** uPlot's unit for places in the values of an axis. */
const SCALE_VALUE = 1 as UPlot.Series.BarsPathBuilderFacetUnit;

/** The width of a letter below a bar, and of what stands left of the bars, in pixels of the page. */
const LETTER = 7;
const VALUES_WIDTH = 80;

/** The longest label below a bar, in characters. */
const LONGEST_LABEL = 20;

function shortened(label: string): string {
  if (label.length <= LONGEST_LABEL) return label;
  return `${label.slice(0, LONGEST_LABEL / 2)}…${label.slice(-LONGEST_LABEL / 2 + 1)}`;
}

function legendText(value: number | null | undefined): string {
  return typeof value === 'number' ? numeral(value, 4) : '--';
}
