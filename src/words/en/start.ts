/** What the terminal says. */
export const start = {
  'start.studio': 'Darkroom is ready. Open the studio: {url}',
  'start.simulated': 'Pictures are simulated, because {setting} is not set.',
  'start.real': 'Pictures are drawn by {host}.',
  'start.embedded': 'Jobs and pictures are kept in {dir}.',
  'start.postgres': 'Jobs are kept in Postgres, pictures in {dir}.',
  'start.chat-connected': '{chat} is connected.',
  'start.chat-waiting': '{chat} is not connected yet. Darkroom keeps trying.',
  'start.chat-missing': '{setting} in .env brings in {chat}.',
  'start.registered':
    '{count, plural, one {1 command is} other {# commands are}} registered {guild, select, none {for everybody. It may take a minute until everybody sees them.} other {for the server {guild}.}}',
  'start.hint-imagine': 'a fox in the snow --ratio 16:9 --count 4',
  'start.hint-series': 'a day in the life of a lighthouse --count 6',
  'start.hint-own': 'See the queue, cancel, bring pictures back, list the models, get help',
  'start.invite': 'To bring it into a server, open: {url}',
  'start.manifest-knows': 'The manifest comes as JSON, or as YAML with --yaml. There is no other option.',
  'start.register-needs': 'DISCORD_TOKEN is needed in .env to register the commands.',
  'start.stopping':
    'Stopping: finishing what is being drawn, up to 30 seconds. Press Ctrl+C again to stop at once.',
  'start.simulator-ended': 'The built-in simulator ended by itself. Start Darkroom again; queued jobs go on.',
  'start.sandbox': 'The simulator is ready: {url}',
  'start.drift-knows':
    'npm run drift -- record keeps what every model draws now; npm run drift -- check compares it with that.',
  'start.drift-sheet': 'Before and now, row by row: {path}',
  'start.unknown': 'There is no command “{name}”. Try one of {known}.',

  'drift.recorded':
    '{count, plural, one {1 sample is} other {# samples are}} recorded.{failed, plural, =0 {} one { 1 could not be drawn.} other { # could not be drawn.}}',
  'drift.checked':
    '{moved, plural, =0 {None} one {1} other {#}} of the {count} samples changed since {date}.',
  'drift.no-record': 'There is nothing to compare with. Run npm run drift -- record first.',
  'drift.line': 'Row {row}: {service}, model {model}, prompt {prompt}: {changes}',
  'drift.new': 'is new',
  'drift.gone': 'is gone',
  'drift.fails': 'fails now ({failure})',
  'drift.works': 'works now',
  'drift.picture': 'draws another picture from the same seed ({bits} of 64 bits)',
  'drift.size': 'size {before} is now {after}',
  'drift.format': 'format {before} is now {after}',
  'drift.time': 'took {before, number} s, now {after, number} s',
} as const;
