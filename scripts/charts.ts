import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readBench } from "../runner/bench/result.ts";
import { chartsOf } from "./charts/chart.ts";
import { drawChart } from "./charts/draw.ts";

/**
 * `npm run charts` draws what the last `zmqspec bench` has left in reports/bench.json into docs/bench, for a light and a dark
 * page; `npm run charts -- FILE FOLDER` another result, to somewhere else.
 */
const root = join(import.meta.dirname, "..");
const [source = join(root, "reports/bench.json"), folder = join(root, "docs/bench")] = process.argv.slice(2);

mkdirSync(folder, { recursive: true });
for (const chart of chartsOf(readBench(source))) {
  for (const theme of ["light", "dark"] as const) {
    const path = join(folder, `${chart.name}-${theme}.svg`);
    writeFileSync(path, drawChart(chart, theme));
    console.log(path);
  }
}
