/** A problem is a sentence that says what would be accepted. */
const request = {
  'problem.prompt-missing': 'Say what you would like to see, for example: a fox in the snow, 35 mm photo.',
  'problem.prompt-too-long': 'The prompt has {length, number} characters. Up to {max, number} can be used.',
  'problem.prompt-long': 'The prompt is very long. The model may leave out details past about 600 words.',
  'problem.model-unknown': 'There is no model “{model}”. Try one of {accepted}.',
  'problem.model-ended':
    '{model} was switched off by its maker on {date}. {others, select, none {No other model can do it here.} other {Try {others}.}}',
  'problem.model-not-here':
    '{model} is not offered on this cloud. {others, select, none {No other model can do it here.} other {Try {others}.}}',
  'problem.model-ends': '{model} will be switched off by its maker on {date}.',
  'problem.watermark-not-offered': 'The visible mark is not offered by {service}; the picture has none.',
  'problem.seed-left-out': '{model} takes no seed, so the seed is left out.',
  'problem.guidance-left-out': '{model} takes no such guidance, so guidance is left out.',
  'problem.format-left-out': '{model} draws no {format}, so this is {native}.',
  'problem.fast-left-out': '{model} has no fast mode, so it draws at its usual speed.',
  'problem.size-changed': '{model} does not draw {asked}, so this is drawn in {size}.',
  'problem.model-retiring':
    '{model} is being retired by its maker and may stop working. If it does, choose another model.',
  'problem.count-out-of-range':
    'count goes from 1 to {max}. For more pictures that belong together use /series.',
  'problem.set-count': 'A series has 2 to {max} pictures.',
  'problem.set-too-many':
    'References and pictures together can be {max} at most. With {references, plural, one {1 reference} other {# references}}, ask for {room} pictures at most.',
  'problem.set-not-offered':
    '{model} cannot draw a series. {others, select, none {Use /imagine instead.} other {Try model {others}.}}',
  'problem.edit-needs-picture': 'Attach the picture you want to change, then send /edit again.',
  'problem.references-not-offered':
    '{model} works from words alone. {others, select, none {Leave the pictures out.} other {To start from pictures, try model {others}.}}',
  'problem.references-needed': '{model} changes pictures. Attach one and use /edit.',
  'problem.too-many-references':
    '{model} takes {max, plural, one {1 picture} other {up to # pictures}}. You attached {count}.',
  'problem.too-many-with-tray':
    '{model} takes {max, plural, one {1 picture} other {up to # pictures}}. With the {tray} in your tray there are {count}. Use /tray and press “{button}” to leave them out.',
  'problem.ratio-unknown':
    'There is no ratio “{ratio}”. Try one of {accepted}, or give the size as WIDTHxHEIGHT.',
  'problem.ratio-not-offered':
    '{model} has no {ratio} in {tier}. Try another ratio, or give the size as WIDTHxHEIGHT.',
  'problem.size-and-ratio': 'A size in pixels already sets the ratio. Leave one of the two out.',
  'problem.size-unreadable':
    'The size “{size}” cannot be read. Try {accepted}, or WIDTHxHEIGHT such as 2048x2048.',
  'problem.size-below-tiers':
    '{model} starts at {smallest}. Try {accepted}{others, select, none {.} other {, or model {others} for {tier}.}}',
  'problem.size-tier-not-offered':
    '{model} does not draw {tier}. Try {accepted}{others, select, none {.} other {, or model {others} for {tier}.}}',
  'problem.size-out-of-range':
    '{size} has {pixels, number} pixels. {model} draws {min, number} to {max, number}, for example {example}.',
  'problem.size-too-narrow':
    '{size} is too narrow. With {model}, the longer side can be {widest} times the shorter one.',
  'problem.size-sides':
    '{size} does not fit. With {model} here, each side has {min, number} to {max, number} pixels.',
  'problem.size-follows-picture': '{model} keeps the shape of your picture. Leave size and ratio out.',
  'problem.size-not-listed':
    '{model} takes {accepted} with a ratio here, not a size in pixels. Leave the pixels out and choose a ratio.',
  'problem.seed-not-offered':
    '{model} does not take a seed. {others, select, none {Leave it out.} other {Leave it out, or try model {others}.}}',
  'problem.seed-out-of-range': 'A seed is a whole number from {min} to {max, number}.',
  'problem.guidance-not-offered':
    '{model} does not take guidance. {others, select, none {Leave it out.} other {Leave it out, or try model {others}.}}',
  'problem.guidance-out-of-range': 'guidance goes from {min} to {max}.',
  'problem.fast-not-offered':
    '{model} has no fast mode. {others, select, none {Leave fast out.} other {Leave fast out, or try model {others}.}}',
  'problem.web-not-offered':
    '{model} cannot search the web here. {others, select, none {Leave web out.} other {Leave web out, or try model {others}.}}',
  'problem.format-unknown': 'There is no format “{format}”. Try {accepted}.',
  'problem.format-not-offered':
    '{model} draws {native} only. {others, select, none {Leave format out.} other {Leave format out, or try model {others} for {format}.}}',
  'problem.transparent-not-offered':
    '{model} cannot leave the background out. {others, select, none {No other model can here.} other {Try model {others}.}}',
  'problem.transparent-needs-png': 'A transparent background needs PNG. Leave format out, or choose png.',
  'problem.transparent-needs-alpha':
    'With {model}, a transparent background works only when changing one PNG that is already partly transparent. {others, select, none {Attach one.} other {Attach one, or try model {others}.}}',
  'problem.option-unreadable': 'The option {option} cannot be used like that. {accepted}',
  'problem.command-unknown': 'There is no command “/{command}”. /help lists them.',
} as const;

const limits = {
  'problem.too-many-waiting':
    'You already have {count} jobs in line, and {max} is the most. Wait for one to finish, or cancel one with /cancel.',
  'problem.more-than-limit':
    'One request can have {max, plural, one {1 picture} other {# pictures}} here, because that is what one minute allows. Ask for {max} or fewer.',
  'problem.disk-full':
    'There is no room left for new pictures. Ask the operator to free some disk space, then send it again.',
  'problem.stopping': 'Darkroom is restarting. Send it again in a moment.',
} as const;

const services = {
  'problem.auth':
    'The service did not accept the key. Ask the operator to check the key and the region it belongs to.',
  'problem.no-credit':
    'The service has no credit or quota left for this model. Ask the operator to look at the account in its console.',
  'problem.not-set-up':
    'The service needs something from its account first. Ask the operator to set it up: {detail}',
  'problem.rate-limited': 'The service is taking no more requests right now.',
  'problem.overloaded': 'The service is overloaded right now. Send it again in a few minutes.',
  'problem.refused-prompt':
    'The prompt was refused by the safety filter. Change its words and send it again.',
  'problem.refused-reference':
    'A reference picture was refused by the safety filter, often because of a real person or a protected work. Try another picture.',
  'problem.refused-output': 'It was refused by the safety filter. Another try can turn out differently.',
  'problem.invalid': 'The service did not accept the request: {detail}',
  'problem.input-unreachable': 'The service could not read a reference picture. Send it again.',
  'problem.too-large': 'The reference pictures are too large together. Use fewer or smaller ones.',
  'problem.not-found':
    'The service does not know this model, or the account may not use it. Choose another model, or ask the operator to activate it in the console.',
  'problem.timeout': 'The service did not answer in time.',
  'problem.unreachable': 'The service could not be reached. Try again in a few minutes.',
  'problem.upstream': 'The service had an internal error.',
  'problem.unknown-outcome': 'The service broke off without saying whether anything was drawn.',
  'problem.interrupted': 'Darkroom was stopped while drawing.',
  'problem.cancelled': 'It was cancelled.',
  'problem.not-kept': 'It was drawn, but could not be fetched.',
  'problem.fewer-pictures': 'The model drew {drawn} of the {asked} pictures it was asked for.',
  'problem.unexpected': 'Something unexpected went wrong ({code}). The operator’s log says more.',
} as const;

/** A failure of one or several pictures, with what it cost. */
const failures = {
  'failure.pictures':
    '{count, plural, one {Picture {pictures}} other {Pictures {pictures}}}: {reason} {charged, select, no {You were not charged for {count, plural, one {it} other {them}}.} yes {{count, plural, one {It was} other {They were}} charged.} other {{count, plural, one {It} other {They}} may have been billed.}}',
  'failure.refused-output':
    '{count, plural, one {Picture {pictures} was} other {Pictures {pictures} were}} refused by the safety filter. You were not charged for {count, plural, one {it} other {them}}. Another try can turn out differently.',
  'failure.only':
    '{reason} {charged, select, no {You were not charged.} yes {It was charged.} maybe {It may have been billed.} other {It may have been billed. Run again starts it once more.}}',
} as const;

export const problems = { ...request, ...limits, ...services, ...failures } as const;
