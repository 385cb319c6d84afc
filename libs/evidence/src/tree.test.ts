import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { consistencyProof, inclusionProof, leafOf, provesInclusion, rootOf, TreeTop } from './tree';

const leaves = Array.from({ length: 9 }, (_, at) => leafOf(Buffer.from(`line ${at}`)));

test.each([
  [0, '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='],
  [1, 'NPUPfQMQ6LoqssHv6Na9aArtpwtn9uPPj8fynkoWGtA='],
  [2, '8o6oHYw/OLGccQaMdpkqP9FMPsR/ZNMrz3GGX6VFl38='],
  [3, '6NPjriBkg+DfRQ/yESyfCqdzrrAcPubigZH+pOt7dAI='],
  [4, 'rEypEMr4wiqSnpFd7Jp+ttSSu3CnFkP7zdHVjRWEjEk='],
  [7, 'd3HO6fpv8VJBQbdMO+Z0VsVoS4m1e5QcthaXFkC0Rm8='],
  [8, 'VaZhGiOdsxblbJWEDrCLQh0MmrwkHqAu/nbWLE9/ABI='],
  [9, 'B8JJhY1f5Q3y0EAnZ/yQD3IPG0ae8WTkqDyaAY7DcsU='],
])('root over %i lines', (size, root) => expect(rootOf(leaves.slice(0, size)).toString('base64')).toBe(root));

describe('proofs', () => {
  test.each([
    [
      2,
      7,
      [
        'Cua6hfrOvaAtsbtCNhkXHYaUYnhMrhjA1DH5nobIQ+c=',
        '8o6oHYw/OLGccQaMdpkqP9FMPsR/ZNMrz3GGX6VFl38=',
        'yUBaSyQAGXhEanzEslqgHHFLqRMNYbnoAddfcACU4jA=',
      ],
    ],
    [0, 1, []],
  ])('inclusion of line %i in %i', (index, size, proof) =>
    expect(inclusionProof(leaves.slice(0, size), index).map((sum) => sum.toString('base64'))).toEqual(proof),
  );

  test.each([
    [4, 7, ['yUBaSyQAGXhEanzEslqgHHFLqRMNYbnoAddfcACU4jA=']],
    [7, 7, []],
  ])('consistency of %i with %i', (old, size, proof) =>
    expect(consistencyProof(leaves.slice(0, size), old).map((sum) => sum.toString('base64'))).toEqual(proof),
  );

  test('of any line in any log lead to its root, and to no other', () => {
    const line = fc.uint8Array({ maxLength: 8 });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 40 }), fc.nat(), (lines, at) => {
        const sums = lines.map(leafOf);
        const index = at % sums.length;
        const proof = inclusionProof(sums, index);
        const root = rootOf(sums);
        expect(provesInclusion(sums[index] as Buffer, index, sums.length, proof, root)).toBe(true);
        const other = leafOf(Buffer.concat([Buffer.from('x'), lines[index] as Uint8Array]));
        expect(provesInclusion(other, index, sums.length, proof, root)).toBe(false);
        const tree = new TreeTop();
        sums.forEach((sum) => tree.add(sum));
        expect(tree.root()).toEqual(root);
      }),
    );
  });

  test.each([
    [() => inclusionProof(leaves, 9), /no leaf 9 among 9/],
    [() => consistencyProof(leaves, 0), /no tree of 0/],
    [() => consistencyProof(leaves, 10), /no tree of 10/],
  ])('of what is not there are refused', (work, message) => expect(work).toThrow(message));
});
