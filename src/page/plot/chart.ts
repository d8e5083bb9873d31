import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  type ChartOptions,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  type Plugin,
  PointElement,
  Tooltip,
} from 'chart.js';
import { hatching } from './hatching.js';
import type { Look } from './look.js';
import type { Bars, CurvePoint, Curves, Plotted } from './plotted.js';

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
);

/** A plot on a canvas. */
export interface DrawnPlot {
  readonly show: (plotted: Plotted, look: Look) => void;
  readonly remove: () => void;
}

/** Plots on a canvas, whose parent decides how large it is. */
export function drawOn(canvas: HTMLCanvasElement): DrawnPlot {
  let chart: Chart | undefined;
  let kind: Plotted['kind'] | undefined;
  return {
    show(plotted, look) {
      const { type, data, options, plugins } = configurationOf(plotted, look);
      if (chart === undefined || kind !== plotted.kind) {
        chart?.destroy();
        chart = new Chart(canvas, { type, data, options: options!, plugins: plugins! });
        kind = plotted.kind;
        return;
      }
      chart.data = data;
      chart.options = options!;
      chart.update();
    },
    remove: () => chart?.destroy(),
  };
}

function configurationOf(plotted: Plotted, look: Look): ChartConfiguration {
  return (plotted.kind === 'bars' ? barsOf(plotted, look) : curvesOf(plotted, look)) as ChartConfiguration;
}

function barsOf({ labels, series, ...titles }: Bars, look: Look): ChartConfiguration<'bar'> {
  return {
    type: 'bar',
    data: {
      labels: labels.map(shortened),
      datasets: series.map(({ title, values }, k) => ({
        label: title,
        data: [...values],
        // The first is plain, the second hatched, the third an outline.
        backgroundColor: [look.series[0], hatching(look.series[1], look.ground), look.ground][k]!,
        borderColor: look.series[k]!,
        borderWidth: k === 0 ? 0 : 1.5,
        categoryPercentage: 0.84,
        barPercentage: 0.94,
      })),
    },
    options: optionsOf(false, look, {
      x: {
        title: titleOf(titles.labelTitle, look),
        ticks: { color: look.ink, font: { family: 'monospace', size: 11 }, autoSkipPadding: 2 },
        grid: { display: false },
      },
      y: { ...valueAxis(titles.valueTitle, look), beginAtZero: true },
    }) as ChartOptions<'bar'>,
    plugins: [],
  };
}

function curvesOf({ series, range, ...titles }: Curves, look: Look): ChartConfiguration<'line'> {
  const marks = ['circle', 'rectRot', 'triangle'] as const;
  return {
    type: 'line',
    data: {
      datasets: series.map(({ title, points }, k) => ({
        label: title,
        data: points.map(({ at, value, standardError }) => ({ x: at, y: value, standardError })) as never[],
        borderColor: look.series[k]!,
        // Marks of all but the first are hollow.
        backgroundColor: k === 0 ? look.series[k]! : look.ground,
        borderWidth: 2,
        ...(k === 0 ? {} : { borderDash: [6, 3] }),
        pointStyle: marks[k]!,
        pointRadius: points.length > 100 ? 2 : 4,
      })),
    },
    options: optionsOf(true, look, {
      x: {
        type: 'linear',
        title: titleOf(titles.labelTitle, look),
        ticks: { color: look.ink },
        grid: { color: look.line },
        ...(range === undefined ? {} : { min: Math.min(...range), max: Math.max(...range) }),
      },
      y: valueAxis(titles.valueTitle, look),
    }) as ChartOptions<'line'>,
    plugins: [errorBars],
  };
}

function optionsOf(isCurve: boolean, look: Look, scales: object): ChartOptions {
  return {
    animation: look.moves ? { duration: 200 } : false,
    responsive: true,
    maintainAspectRatio: false,
    font: { family: look.font },
    interaction: { mode: 'index', intersect: false },
    plugins: { legend: { labels: { color: look.ink, usePointStyle: isCurve, boxWidth: 24 } } },
    scales: scales as NonNullable<ChartOptions['scales']>,
  };
}

function titleOf(text: string, look: Look): object {
  return { display: true, text, color: look.quiet };
}

function valueAxis(title: string, look: Look): object {
  return { title: titleOf(title, look), ticks: { color: look.ink }, grid: { color: look.line } };
}

/** The longest label below a bar, in characters. */
const LONGEST_LABEL = 20;

function shortened(label: string): string {
  if (label.length <= LONGEST_LABEL) return label;
  return `${label.slice(0, LONGEST_LABEL / 2)}…${label.slice(-LONGEST_LABEL / 2 + 1)}`;
}

/** Draws how far points may be off, one standard error up and down. */
const errorBars: Plugin<'line'> = {
  id: 'errorBars',
  afterDatasetsDraw({ ctx, data, scales }) {
    const [across, up] = [scales['x'], scales['y']];
    if (across === undefined || up === undefined) return;
    for (const { data: points, borderColor } of data.datasets) {
      ctx.save();
      ctx.strokeStyle = String(borderColor);
      for (const { x, y, standardError } of points as unknown as readonly {
        x: number;
        y: number;
        standardError: CurvePoint['standardError'];
      }[]) {
        if (standardError === 0) continue;
        ctx.beginPath();
        ctx.moveTo(across.getPixelForValue(x), up.getPixelForValue(y - standardError));
        ctx.lineTo(across.getPixelForValue(x), up.getPixelForValue(y + standardError));
        ctx.stroke();
      }
      ctx.restore();
    }
  },
};
