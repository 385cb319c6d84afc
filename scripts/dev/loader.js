// The program stands in ../lib and is compiled there already, in its code cache, and so does what programs share: the base, and the pages. A cache counts only
// when it carries the very bytes of the program; V8 itself would take one of another text of the same length.
const { readFileSync } = require('node:fs');
const { basename, join } = require('node:path');
const { Script } = require('node:vm');
const lib = join(__dirname, '../lib');
const shared = {};
const ask = (name) => (/^gatehouse-(?:base|pages)$/.test(name) ? (shared[name] ??= start(name.slice(10), { exports: {} })) : require(name));
start(basename(__filename), module);
function start(name, own) {
  const filename = join(lib, `${name}.js`);
  let program;
  try {
    program = readFileSync(filename);
  } catch (error) {
    console.error(`${basename(__filename)}: its program ${filename} cannot be read (${error.code}): bin/ and lib/ of an installation belong together; link to an executable instead of copying it`);
    process.exit(1);
  }
  let cachedData;
  try {
    const cache = readFileSync(join(lib, `${name}.${process.version}-${process.arch}.cache`));
    const end = 4 + cache.readUInt32LE(0);
    if (program.equals(cache.subarray(4, end))) cachedData = cache.subarray(end);
  } catch {}
  new Script(`(function (exports, require, module, __filename, __dirname) {${program.latin1Slice()}\n})`, { filename, cachedData }).runInThisContext()(own.exports, ask, own, __filename, __dirname);
  return own.exports;
}
