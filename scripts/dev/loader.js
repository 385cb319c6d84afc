// What follows is this program, as a comment: Node need not parse what the code cache holds compiled already. A cache counts only
// when it carries the very bytes of this file; V8 itself would take one of another text of the same length.
const { readFileSync } = require('node:fs');
const { basename, join } = require('node:path');
const { Script } = require('node:vm');
const self = readFileSync(__filename);
let source, cachedData;
try {
  const cache = readFileSync(join(__dirname, '../lib', `${basename(__filename)}.${process.version}-${process.arch}.cache`));
  const [ownEnd, sourceEnd] = [8 + cache.readUInt32LE(0), 8 + cache.readUInt32LE(0) + cache.readUInt32LE(4)];
  if (self.equals(cache.subarray(8, ownEnd))) [source, cachedData] = [cache.latin1Slice(ownEnd, sourceEnd), cache.subarray(sourceEnd)];
} catch {}
source ??= self.latin1Slice(self.indexOf('\n//#bundle\n') + 11).split('\n').map((line) => line.slice(2)).join('\n');
new Script(`(function (exports, require, module, __filename, __dirname) {${source}\n})`, { filename: __filename, cachedData }).runInThisContext()(exports, require, module, __filename, __dirname);
