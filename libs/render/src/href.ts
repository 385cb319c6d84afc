/** Addresses of links between files of one repository, as pages have them. */

/**
 * The address of a file, seen from a page; both are relative to the repository, with `/`. Undefined for a file that lies elsewhere, or for no file. A lone
 * surrogate is written as the character that stands in for it.
 */
export function relativeHref(page: string, file: string): string | undefined {
  if (file === '' || file.startsWith('/') || file.split('/').includes('..')) return undefined;
  const from = page.split('/').slice(0, -1);
  const to = file.split('/').filter((part) => part !== '.' && part !== '');
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared += 1;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared).map(encoded)].join('/');
}

/** `:` too, so that no first part reads as a scheme. */
function encoded(part: string): string {
  return encodeURIComponent(
    part.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd'),
  );
}
