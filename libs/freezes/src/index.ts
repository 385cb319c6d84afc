export { leftBehind, scopeOf, type FrozenScope } from './scope';
export { workTree, type HiddenIndexFlag, type WorkTree } from './work-tree';
