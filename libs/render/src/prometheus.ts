/** Prometheus' text format, as node exporter's textfile collector reads it (contract 0.18). */
export interface Metric {
  /** `[a-zA-Z_:][a-zA-Z0-9_:]*`. */
  name: string;
  help: string;
  samples: readonly { labels?: Readonly<Record<string, string>>; value: number }[];
}

/** Gauges, each with the labels that all have. One without samples is left out. */
export function prometheusText(metrics: readonly Metric[], common: Readonly<Record<string, string>>): string {
  const lines = metrics
    .filter(({ samples }) => samples.length > 0)
    .flatMap(({ name, help, samples }) => [
      `# HELP ${name} ${help.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')}`,
      `# TYPE ${name} gauge`,
      ...samples.map(({ labels, value }) => `${name}${labelText({ ...common, ...labels })} ${numberText(value)}`),
    ]);
  return lines.map((line) => `${line}\n`).join('');
}

/** The sample of this metric with exactly these labels in a text that prometheusText made; undefined without one. */
export function prometheusSample(
  text: string,
  name: string,
  labels: Readonly<Record<string, string>>,
): number | undefined {
  const start = `${name}${labelText(labels)} `;
  const line = text.split('\n').find((one) => one.startsWith(start));
  const value = line === undefined ? NaN : Number(line.slice(start.length));
  return Number.isFinite(value) ? value : undefined;
}

function labelText(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(
    ([name, value]) =>
      `${name}="${value
        .replaceAll(/\p{Surrogate}/gu, '\ufffd')
        .replaceAll('\\', '\\\\')
        .replaceAll('\n', '\\n')
        .replaceAll('"', '\\"')}"`,
  );
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

function numberText(value: number): string {
  return Number.isNaN(value) ? 'NaN' : Number.isFinite(value) ? String(value) : value > 0 ? '+Inf' : '-Inf';
}
