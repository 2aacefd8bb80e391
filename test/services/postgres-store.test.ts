import { afterAll, beforeAll, describe } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { storeSuite } from '../store/store-suite.ts';
import { createPostgres } from './postgres.ts';

describe('the store on Postgres', () => {
  let postgres: Awaited<ReturnType<typeof createPostgres>>;
  beforeAll(async () => {
    postgres = await createPostgres();
  });
  afterAll(() => postgres.drop());
  storeSuite(() => openDatabase({ databaseUrl: postgres.url, dataDir: '' }));
});
