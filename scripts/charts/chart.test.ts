import assert from "node:assert/strict";
import { test } from "node:test";
import type { BenchRow } from "../../runner/bench/bench-row.ts";
import { chartsOf } from "./chart.ts";
import { drawChart } from "./draw.ts";

function row(contender: string, size: number, more: Partial<BenchRow> = {}): BenchRow {
  const facts = { title: contender, peer: contender, mode: "batch", pattern: "push-pull", transport: "tcp" } as const;
  return { contender, size, ...facts, samples: [1000], perSecond: 1000, ...more };
}

test("a chart has a panel for each transport, a line for each contender, and multiples of libzmq", () => {
  const results = [
    ...[row("libzmq", 64), row("ours", 64, { perSecond: 3000 })],
    ...[row("libzmq", 1024), row("ours", 1024, { perSecond: 500 })],
    ...[row("libzmq", 64, { transport: "ipc" })],
  ];
  const [chart, ...others] = chartsOf({ results });
  assert.deepEqual(others, []);
  assert.deepEqual(chart?.sizes, ["64 B", "1 KiB"]);
  assert.deepEqual(chart?.panels, [
    {
      transport: "tcp",
      lines: [
        { contender: "libzmq", title: "libzmq", values: [1, 1] },
        { contender: "ours", title: "ours", values: [3, 0.5] },
      ],
    },
    { transport: "ipc", lines: [{ contender: "libzmq", title: "libzmq", values: [1, undefined] }] },
  ]);
});

test("what was not measured, or has nothing to be a multiple of, leaves a gap", () => {
  const results = [row("libzmq", 64), row("libzmq", 1024), row("ours", 64), row("ours", 16)];
  const lines = chartsOf({ results })[0]?.panels[0]?.lines;
  assert.deepEqual(lines?.[1]?.values, [1, undefined]);
});

test("a single size is no chart", () => {
  assert.deepEqual(chartsOf({ results: [row("libzmq", 64), row("ours", 64)] }), []);
});

test("memory is told as it is", () => {
  const sizes = [64, 1024].map((size) => row("ours", size, { peakBytes: size * 1024 }));
  assert.deepEqual(chartsOf({ results: sizes })[0]?.panels[0]?.lines[0]?.values, [65536, 1048576]);
});

test("a drawing is SVG with every contender and no colour of the other theme", () => {
  const results = [row("libzmq", 64), row("libzmq", 1024), row("ours", 64), row("ours", 1024)];
  const [chart] = chartsOf({ results });
  assert.ok(chart);
  const [light, dark] = [drawChart(chart, "light"), drawChart(chart, "dark")];
  assert.match(light, /^<svg .*>libzmq<.*>ours<.*<\/svg>\n$/s);
  assert.ok(light.includes("#1f2328") && !dark.includes("#1f2328"));
});
