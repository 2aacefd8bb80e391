/** What the terminal says. */
export const start = {
  'start.studio': 'Darkroom is ready. Open the studio: {url}',
  'start.simulated': 'Pictures are simulated, because {setting} is not set.',
  'start.real': 'Pictures are drawn by {host}.',
  'start.embedded': 'Jobs and pictures are kept in {dir}.',
  'start.postgres': 'Jobs are kept in Postgres, pictures in {dir}.',
  'start.stopping': 'Stopping: finishing what is being drawn, up to 30 seconds. Press again to stop at once.',
  'start.simulator-ended': 'The built-in simulator ended by itself. Start Darkroom again; queued jobs go on.',
  'start.sandbox': 'The simulator is ready: {url}',
  'start.unknown': 'There is no command “{name}”. Try one of {known}.',
} as const;
