import { LineChart } from "echarts/charts";
import { GridComponent, LegendComponent, TitleComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import type { Chart, Line, Panel } from "./chart.ts";

use([LineChart, GridComponent, LegendComponent, TitleComponent, SVGRenderer]);

/** What a drawing looks good on. */
export type Theme = "light" | "dark";

const WIDTH = 1000;
const HEIGHT = 400;
const FONT = "system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif";

/** GitHub's colours of text and rules; of contenders, those that colour-blind people tell apart (Okabe and Ito). */
const INK: Record<Theme, { text: string; quiet: string; rule: string }> = {
  light: { text: "#1f2328", quiet: "#59636e", rule: "#d1d9e0" },
  dark: { text: "#f0f6fc", quiet: "#9198a1", rule: "#3d444d" },
};
const COLOURS: Record<string, Record<Theme, string>> = {
  libzmq: { light: "#0072b2", dark: "#56b4e9" },
  zeromqjs: { light: "#d55e00", dark: "#ff9f4a" },
  "zeromq-ts-await": { light: "#7ac6a9", dark: "#0b7a5b" },
  "zeromq-ts-sync": { light: "#2fae86", dark: "#14a37f" },
  "zeromq-ts-batch": { light: "#00734f", dark: "#3be0b0" },
  "raw-tcp": { light: "#8c8c8c", dark: "#a8a8a8" },
};
const UNKNOWN: Record<Theme, string> = { light: "#cc79a7", dark: "#cc79a7" };
const SYMBOLS: Record<string, string> = { libzmq: "rect", zeromqjs: "triangle", "raw-tcp": "none" };

const MIB = 1024 ** 2;
const LABELS: Record<Chart["unit"], (value: number) => string> = {
  "x libzmq": (value) => (value >= 1 ? `${value} x` : `1/${1 / value} x`),
  octets: (value) => `${value / MIB} MiB`,
};

/** A chart as SVG, without a document around it and without a background. */
export function drawChart(chart: Chart, theme: Theme): string {
  const drawing = init(null, null, { renderer: "svg", ssr: true, width: WIDTH, height: HEIGHT });
  drawing.setOption({
    animation: false,
    textStyle: { fontFamily: FONT },
    title: titles(chart, theme),
    legend: legend(chart, theme),
    grid: chart.panels.map((_, index) => ({ ...placeOf(index, chart), top: 108, bottom: 34 })),
    xAxis: chart.panels.map((_, index) => sizeAxis(chart, index, theme)),
    yAxis: chart.panels.map((_, index) => valueAxis(chart, index, theme)),
    series: chart.panels.flatMap((panel, index) => panel.lines.map((line) => series(line, index, theme))),
  });
  const svg = drawing.renderToSVGString();
  drawing.dispose();
  return `${svg}\n`;
}

/** The scale stands beside the first panel alone: all have the same. */
function placeOf(index: number, { panels }: Chart): { left: number; width: number } {
  const [edge, gap] = [72, 28];
  const width = (WIDTH - edge - gap * panels.length) / panels.length;
  return { left: edge + index * (width + gap), width };
}

function titles(chart: Chart, theme: Theme): object[] {
  const { text, quiet } = INK[theme];
  const main = { text: chart.title, left: 8, top: 6, textStyle: { color: text, fontSize: 17, fontWeight: 600 } };
  const panels = chart.panels.map(({ transport }: Panel, index) => ({
    text: transport,
    left: placeOf(index, chart).left,
    top: 78,
    padding: 0,
    textStyle: { color: quiet, fontSize: 14, fontWeight: 600 },
  }));
  return [main, ...panels];
}

function legend({ panels }: Chart, theme: Theme): object {
  const names = [...new Set(panels.flatMap(({ lines }) => lines.map(({ title }) => title)))];
  return { data: names, left: 4, top: 38, itemGap: 18, textStyle: { color: INK[theme].text, fontSize: 13 } };
}

function sizeAxis({ sizes }: Chart, gridIndex: number, theme: Theme): object {
  const { quiet, rule } = INK[theme];
  return {
    gridIndex,
    type: "category",
    data: sizes.map((size) => size.replace(" B", "").replace(" KiB", "K").replace(" MiB", "M")),
    axisLine: { lineStyle: { color: rule } },
    axisTick: { show: false },
    axisLabel: { color: quiet, fontSize: 12, interval: 0 },
  };
}

function valueAxis(chart: Chart, gridIndex: number, theme: Theme): object {
  const { quiet, rule } = INK[theme];
  const values = chart.panels
    .flatMap(({ lines }) => lines.flatMap((line) => line.values))
    .filter((v) => v !== undefined);
  return {
    gridIndex,
    type: "log",
    logBase: 2,
    min: 2 ** Math.floor(Math.log2(Math.min(...values))),
    max: 2 ** Math.ceil(Math.log2(Math.max(...values))),
    axisLine: { show: false },
    splitLine: { lineStyle: { color: rule } },
    axisLabel: { show: gridIndex === 0, color: quiet, fontSize: 12, formatter: LABELS[chart.unit] },
  };
}

function series({ contender, title, values }: Line, index: number, theme: Theme): object {
  const color = (COLOURS[contender] ?? UNKNOWN)[theme];
  const isCeiling = SYMBOLS[contender] === "none";
  return {
    type: "line",
    name: title,
    xAxisIndex: index,
    yAxisIndex: index,
    data: values.map((value) => value ?? null),
    symbol: SYMBOLS[contender] ?? "circle",
    symbolSize: 7,
    itemStyle: { color },
    lineStyle: { color, width: 2.5, type: isCeiling ? "dashed" : "solid" },
  };
}
