import fc from 'fast-check';

/** The same examples in every run: a red test means the change, not the day. GATEHOUSE_SEED chooses others. */
fc.configureGlobal({ seed: Number(process.env['GATEHOUSE_SEED'] ?? 20260305) });
