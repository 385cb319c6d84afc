import type { Metric } from '@gatehouse/render';

const states = [
  'queued',
  'running',
  'succeeded',
  'failed',
  'blocked',
  'interrupted',
  'lost',
  'unknown',
  'absent',
] as const;

/** The state of a run as Prometheus keeps states: one series each, 1 for the one it is in (contract 0.18). */
export function runStateMetric(state: (typeof states)[number]): Metric {
  return {
    name: 'gatehouse_run_state',
    help: '1 for the state the run is in, 0 for the others.',
    samples: states.map((one) => ({ labels: { state: one }, value: one === state ? 1 : 0 })),
  };
}
