import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Seal } from './seal.ts';
import type { Workspace, WorkspaceKey } from './workspaces.ts';

/** Where sealed installations are kept, by the id of a team, or of an organisation for all its teams. */
export interface InstallationRows {
  read(id: string): Promise<string | null>;
  /** All of them, by id. */
  list(): Promise<readonly (readonly [id: string, sealed: string])[]>;
  write(id: string, sealed: string): Promise<void>;
  remove(id: string): Promise<void>;
}

/** Installations by workspace; a found one is remembered, and asked for anew after a minute. */
export interface InstallationBook {
  /** Remembers all there are. Answers why some do not open, and which. */
  load(): Promise<ReadonlyMap<string, readonly string[]>>;
  find(key: WorkspaceKey): Promise<Workspace | null>;
  /** The very installation that `forget` would remove; asked of the store. */
  held(key: WorkspaceKey): Promise<Workspace | null>;
  save(workspace: Workspace): Promise<void>;
  forget(key: WorkspaceKey): Promise<void>;
}

const rememberedMs = 60_000;
/** What is remembered is used where the store takes longer: a form's trigger is good for 3 s. */
const patienceMs = 300;

const workspaceSchema = z.object({
  token: z.string(),
  botId: z.string(),
  botUserId: z.string(),
  teamId: z.string().nullable(),
  enterpriseId: z.string().nullable(),
});

interface Remembered {
  /** Null for a team that its organisation answers for. */
  workspace: Workspace | null;
  until: number;
}

export function createInstallationBook(options: {
  store: InstallationRows;
  seal: Seal;
  now(): number;
}): InstallationBook {
  const { store, seal, now } = options;
  const remembered = new Map<string, Remembered>();
  /** Counts changes: what was read before one is not remembered after it. */
  let changes = 0;

  function open(id: string, sealed: string): Workspace {
    return workspaceSchema.parse(JSON.parse(seal.open(sealed, id)));
  }

  function remember(id: string, workspace: Workspace | null): void {
    remembered.set(id, { workspace, until: now() + rememberedMs });
  }

  async function read(id: string): Promise<Workspace | null> {
    const before = changes;
    const sealed = await store.read(id);
    const workspace = sealed === null ? null : open(id, sealed);
    if (before === changes) {
      if (workspace) remember(id, workspace);
      else remembered.delete(id);
    }
    return workspace;
  }

  async function recall(id: string): Promise<Workspace | null> {
    const known = remembered.get(id);
    if (known && known.until > now()) return known.workspace;
    const asked = read(id);
    if (!known) return asked;
    const late = wait(patienceMs, known.workspace, { ref: false });
    return Promise.race([asked.catch(() => known.workspace), late]);
  }

  return {
    async load() {
      const unread = new Map<string, string[]>();
      for (const [id, sealed] of await store.list()) {
        try {
          remember(id, open(id, sealed));
        } catch (error) {
          const reason = error instanceof Error ? error.message : 'unknown';
          unread.set(reason, [...(unread.get(reason) ?? []), id]);
        }
      }
      return unread;
    },
    async find({ teamId, enterpriseId }) {
      const before = changes;
      const own = teamId === null ? null : await recall(teamId);
      if (own || enterpriseId === null) return own;
      const shared = await recall(enterpriseId);
      // Of one that is not installed at all nothing is remembered: it may be any moment.
      if (shared && teamId !== null && before === changes) remember(teamId, null);
      return shared;
    },
    held: async ({ teamId, enterpriseId }) => {
      const id = teamId ?? enterpriseId;
      return id === null ? null : read(id);
    },
    async save(workspace) {
      const id = rowOf(workspace);
      await store.write(id, seal.seal(JSON.stringify(workspace), id));
      // A team of its own may have been answered by its organisation until now.
      changes += 1;
      remembered.clear();
    },
    async forget(key) {
      const id = key.teamId ?? key.enterpriseId;
      if (id === null) return;
      await store.remove(id);
      changes += 1;
      remembered.delete(id);
    },
  };
}

function rowOf({ teamId, enterpriseId }: Workspace): string {
  return teamId ?? enterpriseId ?? '';
}
