import type { Migration } from 'kysely/migration';
import { first } from './001-first.ts';
import { notices } from './002-notices.ts';
import { services } from './003-services.ts';
import { followUps } from './004-follow-ups.ts';
import { indexes } from './005-indexes.ts';
import { revisions } from './006-revisions.ts';
import { removals } from './007-removals.ts';
import { shownEnds } from './008-shown-ends.ts';

/** In order of their names; one that has run is never changed. */
export const migrations: Record<string, Migration> = {
  '001-first': first,
  '002-notices': notices,
  '003-services': services,
  '004-follow-ups': followUps,
  '005-indexes': indexes,
  '006-revisions': revisions,
  '007-removals': removals,
  '008-shown-ends': shownEnds,
};
