import { describe } from 'vitest';
import { limiterSuite } from './limiter-suite.ts';

describe('limits of one process', () => limiterSuite({ redisUrl: null }));
