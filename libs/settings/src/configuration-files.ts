/** Files that look like the configuration of a strategy, by where research repositories keep them. */
import { findGlob } from '@gatehouse/system';

/** In the order in which they are likely. Policies and contracts of the research process are not configurations. */
const places = [
  'configs/strategies/**',
  'configs/**',
  'config/**',
  'config*.yaml',
  'config*.yml',
  'params.yaml',
  'params.yml',
  '*.json',
];
const others =
  /^(configs\/research\/|package(-lock)?\.json$|tsconfig.*\.json$|gatehouse\.json$|\.)|data_contract|protocol/;

/** Paths relative to `root` of YAML and JSON files that may be one, the likeliest first. Throws Failure `io`. */
export function configurationFiles(root: string): string[] {
  const found = places.flatMap((glob) => findGlob(root, glob).map(({ path }) => path));
  return [...new Set(found)].filter((file) => /\.(ya?ml|json)$/i.test(file) && !others.test(file));
}
