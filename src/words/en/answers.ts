/** Private answers to commands and buttons. */
export const answers = {
  'answer.accepted': 'On it.',
  'answer.queue-empty': 'Nothing is waiting or being drawn.',
  'answer.queue-heading': '{count, plural, one {1 job} other {# jobs}} in the queue',
  'answer.queue-mine': 'Yours:',
  'answer.queue-line':
    '{state, select, stopping {Being cancelled} running {Being drawn} collecting {Fetching pictures} parked {Waiting for the service} other {{place, selectordinal, one {#st} two {#nd} few {#rd} other {#th}} in line}} · {prompt} · {model} · {count, plural, one {1 picture} other {# pictures}} · {id}',
  'answer.queue-others': '{count, plural, one {1 job from somebody else} other {# jobs from other people}}',
  'answer.cancel-none': 'You have nothing to cancel.',
  'answer.cancel-which': 'Which one?',
  'answer.cancel-more': 'And {count, plural, one {1 more job} other {# more jobs}}: /queue shows their ids.',
  'answer.cancel-button': 'Cancel “{prompt}”',
  'answer.cancelled':
    'Cancelled. {paid, plural, =0 {Nothing was charged.} one {1 picture had already been sent and is charged, or may be.} other {# pictures had already been sent and are charged, or may be.}}',
  'answer.cancel-ended': 'That job has already ended.',
  'answer.cancel-not-yours': 'Only the person who asked for it, or a moderator, can cancel it.',
  'answer.job-unknown': 'There is no job or picture “{id}” of yours. /queue and the cards show ids.',
  'answer.show-none': 'That job has no pictures.',
  'answer.show': '{count, plural, one {1 picture} other {# pictures}} · {prompt}',
  'answer.options-are': 'The options are {options}.',
  'answer.options-none': 'The command has no options.',
  'answer.option-choice': 'It takes {values}.',
  'answer.option-string': 'It takes words.',
  'answer.option-integer': 'It takes a whole number.',
  'answer.option-number': 'It takes a number.',
  'answer.option-boolean': 'It takes yes or no.',
  'answer.option-attachment': 'It takes an attached picture.',
  'answer.action-unknown': 'That button is from another version. Use /show with the id on the card.',
  'answer.again': 'Running it again.',
  'answer.stronger': 'Trying it on {model}.',
  'answer.stronger-none': 'No stronger model here can do this request.',
  'answer.failed': 'That did not work. The operator’s log says why. Try again in a moment.',
  'answer.delivery-failed':
    'The pictures of “{prompt}” are finished, but could not be posted here. {reason} They are kept: /show {id}',
  'answer.card-refused': 'Nothing was drawn, because no message could be posted here. {reason}',

  'answer.models-heading': 'Models on {cloud}',
  'answer.models-line': '**{family}** {name}: {abilities}. {price}',
  'answer.models-price': '{price} a picture',
  'answer.models-price-from': '{from} to {to} a picture',
  'answer.models-price-unknown': 'Price unknown',
  'answer.models-default': 'used when you choose none',
  'answer.models-services': 'by {services}',
  'answer.models-parked': '{services} cannot be used right now',
  'answer.models-retiring': 'being retired',
  'answer.models-ends': 'ends {date}',
  'answer.models-sizes': '{sizes}',
  'answer.models-references': '{count, plural, =0 {words only} one {1 reference} other {up to # references}}',
  'answer.models-set': 'series',
  'answer.models-seed': 'seed',
  'answer.models-guidance': 'guidance {min, number} to {max, number}',
  'answer.models-transparent': 'transparent background',
  'answer.models-fast': 'fast mode',
  'answer.models-web': 'web search',
  'answer.models-formats': 'jpeg or png',

  'answer.help': `**Darkroom draws pictures with Seedream.**
/imagine a fox in the snow: one picture. count asks for up to 4 different ones.
/edit make it night: attach a picture, or several, and say what should change.
/series a day in the life of a lighthouse: 2 to 15 pictures that belong together.
Reply to a picture and mention @Darkroom, or press Edit under it, and say what should change. With several, say which: “2 make it night”.
/blend combines up to 14 pictures. /history finds your pictures again, /style keeps looks you like.
/queue shows what is waiting, /cancel stops it, /show brings pictures back, /models lists the models.
Pictures appear as they are finished. The card says what it costs.`,

  'answer.help-page': `**Darkroom draws pictures with Seedream.**
/imagine a fox in the snow: one picture. --count 4 asks for four different ones.
/edit make it night: attach a picture, or several, and say what should change.
/series a day in the life of a lighthouse: 2 to 15 pictures that belong together.
Press the pencil on a picture, or reply to its message, and say what should change. With several, say which: “2 make it night”.
/blend combines up to 14 pictures. /history finds your pictures again, /style keeps looks you like.
/queue shows what is waiting, /cancel stops it, /show brings pictures back, /models lists the models.
Pictures appear as they are finished. The card says what it costs.`,

  'answer.help-mentions': `**Darkroom draws pictures with Seedream.**
/imagine a fox in the snow: one picture. --count 4 asks for four different ones, and /imagine alone opens a form.
/series a day in the life of a lighthouse: 2 to 15 pictures that belong together.
/edit make it night: opens a form for the pictures you want to change.
Mention @Darkroom with a photo, or in the thread of a picture, and say what should change. With several, say which: “2 make it night”. In direct messages no mention is needed.
Or press Edit under a picture. In the menu of any message with pictures, choose “Edit image”.
/blend combines up to 14 pictures. /history finds your pictures again, /style keeps looks you like.
/queue shows what is waiting, /cancel stops it, /show brings pictures back, /models lists the models.
Pictures appear as they are finished. The card says what it costs.`,
} as const;
