import { afterAll, beforeAll, describe } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { queueSuite } from '../queue/queue-suite.ts';
import { createPostgres } from './postgres.ts';

describe('the queue on Postgres', () => {
  let postgres: Awaited<ReturnType<typeof createPostgres>>;
  beforeAll(async () => {
    postgres = await createPostgres();
  });
  afterAll(() => postgres.drop());
  queueSuite(() => openDatabase({ databaseUrl: postgres.url, dataDir: '' }));
});
