/** Where in a JSON text something stands, for messages that name line and key. */
import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser';

export type JsonPath = readonly (string | number)[];

/**
 * The line, from 1, of the value at `path`, or of the innermost value on the way that is there; 1 for a text that is
 * not JSON.
 */
export function lineOf(text: string, path: JsonPath): number {
  const tree = parseTree(text);
  if (tree === undefined) return 1;
  for (let length = path.length; length >= 0; length -= 1) {
    const node = findNodeAtLocation(tree, path.slice(0, length));
    if (node !== undefined) return lineAt(text, node.offset);
  }
  return 1;
}

/** The first key that an object of the text has twice, with the line of the second; undefined when there is none. */
export function repeatedKey(text: string): { path: JsonPath; line: number } | undefined {
  const tree = parseTree(text);
  return tree === undefined ? undefined : repeatedIn(tree, text, []);
}

function repeatedIn(node: Node, text: string, path: JsonPath): { path: JsonPath; line: number } | undefined {
  const seen = new Set<string | number>();
  for (const [index, child] of (node.children ?? []).entries()) {
    const name = node.type === 'object' ? String(child.children?.[0]?.value) : index;
    if (seen.has(name)) return { path: [...path, name], line: lineAt(text, child.offset) };
    seen.add(name);
    const value = node.type === 'object' ? child.children?.[1] : child;
    const found = value === undefined ? undefined : repeatedIn(value, text, [...path, name]);
    if (found !== undefined) return found;
  }
  return undefined;
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let i = text.indexOf('\n'); i !== -1 && i < offset; i = text.indexOf('\n', i + 1)) line += 1;
  return line;
}
