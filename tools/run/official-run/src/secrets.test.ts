import { Masking } from '@gatehouse/render';
import { temporaryRepository } from '@gatehouse/testkit';
import { expect, test } from 'vitest';
import { secretsInFile } from './secrets';

test('finds one in a file also where two pieces meet', async () => {
  const { write, path } = temporaryRepository();
  const masking = Masking.of({ HF_TOKEN: 'hf_abcdefgh', OTHER_TOKEN: 'not there' }, []);
  write('log', `${'x'.repeat((1 << 18) - 5)}hf_abcdefgh${'y'.repeat(100)}`);
  expect(await secretsInFile(masking, path('log'))).toEqual(['HF_TOKEN']);
  expect(await secretsInFile(masking, path('absent'))).toEqual([]);
});
