export { type DrawHistogramOptions, drawHistogram } from './histogram.js';
export { drawSvg } from './svg.js';
export { type DrawTextOptions, drawText } from './text.js';
