import type { ChatRoute } from '../chat.ts';

/** A workspace, or a whole organisation, that the app is installed in. */
export interface Workspace {
  token: string;
  botId: string;
  botUserId: string;
  /** Null for an installation of a whole organisation. */
  teamId: string | null;
  enterpriseId: string | null;
}

/** Who an event came from. */
export interface WorkspaceKey {
  teamId: string | null;
  enterpriseId: string | null;
}

/** The workspaces this process answers in: one by its token, or many by installation. */
export interface Workspaces {
  /** The workspace's own installation, else that of its organisation; null when there is none. */
  find(key: WorkspaceKey): Promise<Workspace | null>;
  /** After an uninstall, or when its tokens were revoked. */
  forget(key: WorkspaceKey): Promise<void>;
  /** What is to be checked at the start. @throws ConfigError when a token is refused */
  ready?(signal?: AbortSignal): Promise<void>;
  /** The page people install from, and the one they come back to. */
  routes(): ChatRoute[];
}
