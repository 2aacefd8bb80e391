import { describe } from 'vitest';
import { limiterSuite } from '../queue/limiter-suite.ts';
import { redisUrl } from './postgres.ts';

describe('limits of several processes', () => limiterSuite({ redisUrl }));
