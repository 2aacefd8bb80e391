/** The one message that shows a job's state, and the messages that carry its pictures. */
export const card = {
  'card.heading': '{person} asked for',
  'card.heading-edit': '{person} asked to change a picture',
  'card.heading-combine': '{person} asked to combine {references} pictures',
  'card.heading-series': '{person} asked for a series',
  'asked.vary': 'A variation: {prompt}',
  'asked.enlarge': 'At the largest size: {prompt}',
  'asked.redo': 'One picture of a series again: {prompt}',
  'card.count': '{count, plural, one {1 picture} other {# pictures}}',
  'card.references': '{count, plural, one {1 reference} other {# references}}',
  'card.model-by': '{model} by {services}',
  'card.private': 'only you see this',
  'card.seed': 'seed {seed}',
  'card.guidance': 'guidance {guidance, number}',
  'card.transparent': 'no background',
  'card.fast': 'fast',
  'card.web': 'with web search',

  'card.tile.waiting': 'Picture {n} of {count}: waiting',
  'card.tile.drawing': 'Picture {n} of {count}: being drawn',
  'card.tile.done': 'Picture {n} of {count}: finished',
  'card.tile.failed': 'Picture {n} of {count}: not made',
  'card.tile.deleted': 'Picture {n} of {count}: deleted',

  'card.preparing': 'Getting ready',
  'card.next': 'Next in line',
  'card.place': '{place, selectordinal, one {#st} two {#nd} few {#rd} other {#th}} in line',
  'card.place-soon': '{place, selectordinal, one {#st} two {#nd} few {#rd} other {#th}} in line, starts',
  'card.next-soon': 'Next in line, starts',
  'card.paused': 'The service takes nothing right now. This job keeps its place and goes on',
  'card.parked': '{service} is not working right now. This job waits and goes on by itself',
  'card.drawing':
    '{done, plural, =0 {Drawing…} one {Drawing, 1 of {count} finished} other {Drawing, # of {count} finished}}',
  'card.done': '{count, plural, one {Done} other {Done, all # pictures}}',
  'card.partial': '{done} of {count} pictures',
  'card.failed': '{count, plural, one {The picture was not made} other {No picture was made}}',
  'card.cancelled': 'Cancelled',
  'card.cancelled-drawing':
    'Cancelled. {count, plural, one {1 picture is} other {# pictures are}} already being drawn',
  'card.unknown': 'Interrupted',

  'card.cost-estimate': 'Costs {money}{count, plural, one {} other { if every picture succeeds}}.',
  'card.cost-unknown': 'The price is not known.',
  'card.cost': 'Cost: {count, plural, one {1 picture} other {# pictures}}, {money}.',
  'card.cost-unpriced': 'Cost: {count, plural, one {1 picture} other {# pictures}}, price unknown.',
  'card.cost-none': 'You were not charged.',
  'card.cost-simulated': 'Simulated: nothing was charged.',
  'card.withheld':
    '{count, plural, one {1 picture was} other {# pictures were}} already drawn, but not posted. Bring {count, plural, one {it} other {them}} back with /show {id}',
  'card.fewer': 'The model drew {drawn} of the {asked} pictures it was asked for.',
  'card.deleted': '{count, plural, one {1 picture was deleted.} other {# pictures were deleted.}}',

  'card.cancel': 'Cancel',
  'card.stronger': 'Try on a stronger model',
  'card.run-again': 'Run again',

  'picture.title': '{n} of {count} · {size}',
  'picture.title-one': '{size}',
  'picture.card-gone': 'The message of “{prompt}” can no longer be reached, so its pictures come here.',
  'picture.smaller':
    '{count, plural, one {A smaller copy, because the original is} other {# smaller copies, because the originals are}} too large for this chat. {count, plural, one {The original is} other {The originals are}} kept, and the operator can download {count, plural, one {it} other {them}} in the studio ({id}).',
  'picture.smaller-linked':
    '{count, plural, one {A smaller copy, because the original is} other {# smaller copies, because the originals are}} too large for this chat. {count, plural, one {The original} other {The originals}}: {links}',
} as const;
