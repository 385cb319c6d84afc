const cached = (() => {
  try {
    const { readFileSync } = require('node:fs');
    const { basename, join } = require('node:path');
    const text = readFileSync(__filename, 'latin1');
    const source = text.slice(text.indexOf('\n//#bundle\n') + 11);
    const key = require('node:crypto').createHash('sha256').update(source, 'latin1').digest('hex');
    const cachedData = readFileSync(join(__dirname, '../lib', `${basename(__filename)}.${key}.${process.version}-${process.arch}.cache`));
    const wrapped = `(function (exports, require, module, __filename, __dirname) {${source}\n})`;
    const script = new (require('node:vm').Script)(wrapped, { filename: __filename, cachedData });
    return script.cachedDataRejected ? undefined : script.runInThisContext();
  } catch {
    return undefined;
  }
})();
if (cached) return void cached(exports, require, module, __filename, __dirname);
