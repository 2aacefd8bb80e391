import { z } from 'zod';
import type { Seal } from './seal.ts';
import type { Workspace, WorkspaceKey } from './workspaces.ts';

/** Where sealed installations are kept, by the id of a team, or of an organisation for all its teams. */
export interface InstallationRows {
  read(id: string): Promise<string | null>;
  write(id: string, sealed: string): Promise<void>;
  remove(id: string): Promise<void>;
}

/** Installations by workspace; a found one is remembered for a minute. */
export interface InstallationBook {
  find(key: WorkspaceKey): Promise<Workspace | null>;
  /** The very installation that `forget` would remove; asked of the store. */
  held(key: WorkspaceKey): Promise<Workspace | null>;
  save(workspace: Workspace): Promise<void>;
  forget(key: WorkspaceKey): Promise<void>;
}

const rememberedMs = 60_000;

const workspaceSchema = z.object({
  token: z.string(),
  botId: z.string(),
  botUserId: z.string(),
  teamId: z.string().nullable(),
  enterpriseId: z.string().nullable(),
});

interface Remembered {
  workspace: Workspace;
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

  async function read(id: string | null): Promise<Workspace | null> {
    const sealed = id === null ? null : await store.read(id);
    return id === null || sealed === null ? null : workspaceSchema.parse(JSON.parse(seal.open(sealed, id)));
  }

  function drop(id: string): void {
    changes += 1;
    for (const [name, { workspace }] of remembered) if (rowOf(workspace) === id) remembered.delete(name);
  }

  return {
    async find(key) {
      const name = `${key.teamId}/${key.enterpriseId}`;
      const known = remembered.get(name);
      if (known && known.until > now()) return known.workspace;
      const before = changes;
      const workspace = (await read(key.teamId)) ?? (await read(key.enterpriseId));
      if (workspace && before === changes) remembered.set(name, { workspace, until: now() + rememberedMs });
      return workspace;
    },
    held: ({ teamId, enterpriseId }) => read(teamId ?? enterpriseId),
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
      drop(id);
    },
  };
}

function rowOf({ teamId, enterpriseId }: Workspace): string {
  return teamId ?? enterpriseId ?? '';
}
