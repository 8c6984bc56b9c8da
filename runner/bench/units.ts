/** A size as people write it: 64 B, 16 KiB, 1 MiB. */
export function sizeText(size: number): string {
  if (size < 1024 || size % 1024 !== 0) return `${size} B`;
  return size < 1024 * 1024 ? `${size / 1024} KiB` : `${size / 1024 / 1024} MiB`;
}

/** Something per second, with three digits that count: 5.89 M, 248 k, 812. */
export function rateText(perSecond: number): string {
  if (perSecond >= 1e6) return `${digits(perSecond / 1e6)} M`;
  return perSecond >= 1e3 ? `${digits(perSecond / 1e3)} k` : digits(perSecond);
}

/** A time with three digits that count: 812 ns, 61.2 us, 1.40 ms. */
export function timeText(ns: number): string {
  if (ns >= 1e9) return `${digits(ns / 1e9)} s`;
  if (ns >= 1e6) return `${digits(ns / 1e6)} ms`;
  return ns >= 1e3 ? `${digits(ns / 1e3)} us` : `${digits(ns)} ns`;
}

/** Octets in MiB. */
export function memoryText(octets: number): string {
  return `${digits(octets / 1024 / 1024)} MiB`;
}

function digits(value: number): string {
  if (value >= 100) return value.toFixed(0);
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
