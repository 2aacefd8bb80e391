import { afterAll, beforeAll, describe } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { followUpsSuite } from '../store/follow-ups-suite.ts';
import { passingSuite } from '../store/passing-suite.ts';
import { plansSuite } from '../store/plans-suite.ts';
import { storeSuite } from '../store/store-suite.ts';
import { createPostgres } from './postgres.ts';

describe.each([
  { name: 'the store', suite: storeSuite },
  { name: 'the store of follow-ups', suite: followUpsSuite },
  { name: 'what is asked again and again', suite: plansSuite },
  { name: 'what is made for one answer', suite: passingSuite },
])('$name on Postgres', ({ suite }) => {
  let postgres: Awaited<ReturnType<typeof createPostgres>>;
  beforeAll(async () => {
    postgres = await createPostgres();
  });
  afterAll(() => postgres.drop());
  suite(() => openDatabase({ databaseUrl: postgres.url, dataDir: '' }));
});
