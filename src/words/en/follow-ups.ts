/** What can be done with finished pictures: buttons, forms, and what they answer. Labels are short: the tightest chat shows 75 characters. */
export const followUps = {
  'button.edit': 'Edit',
  'button.vary': 'Vary',
  'button.enlarge': 'Largest size',
  'button.use': 'Use as reference',
  'button.original': 'Download original',
  'button.favourite': '★ Favourite',
  'button.best': '★ Pick as the best',
  'button.redo': 'Draw this one again',
  'button.publish': 'Post to channel',
  'button.delete': 'Delete',
  'button.delete-yes': 'Delete it',
  'button.keep': 'Keep it',
  'button.repeat': 'Again',
  'button.prompt': 'Edit prompt',
  'button.settings': 'Change settings',
  'button.details': 'Details',
  'button.parent': '↩ Before this',
  'button.first': 'Show original',
  'button.compare': 'Before and after',
  'button.run-with': 'Draw it with {model}',
  'button.newer': '← Newer',
  'button.older': 'Older →',
  'button.tray-run': 'Draw',
  'button.tray-draw': 'Say what to draw',
  'button.tray-order': 'Order or drop',
  'button.tray-more': 'Add pictures',
  'button.tray-clear': 'Clear',

  'card.used':
    '{count, plural, one {Starts from} other {Starts from these, numbered for your words}}: {pictures}',

  'form.edit': 'Edit picture',
  'form.prompt': 'Edit prompt',
  'form.settings': 'Change settings',
  'form.blend': 'Combine pictures',
  'form.order': 'Order or drop',
  'form.tray-draw': 'Draw from these',
  'form.pictures': 'Pictures',
  'form.more-pictures': 'More pictures, if you like',
  'form.order-label': 'Numbers, in the new order',
  'form.order-how': 'The first number becomes image 1. Leave a number out to drop that picture.',
  'form.model': 'Model',
  'form.ratio': 'Shape',
  'form.size': 'Size',
  'form.count': 'How many',
  'form.format': 'Format',

  'answer.picture-gone':
    'That picture is not there any more, or was not meant for you. Use /history to find yours.',
  'answer.draft-gone': 'That was too long ago. Please ask for it again.',
  'answer.largest': 'This is already the largest size {model} draws ({size}).',
  'answer.original': 'The original: {link}',
  'answer.compare': 'Before and after',
  'answer.compare-none': 'This picture was made from words, so there is no picture before it.',
  'answer.compare-gone': 'The picture it was made from is not here any more.',

  'favourite.on': '★ It is a favourite now. /history with favourites shows them first.',
  'favourite.best': '★ Number {n} is your best of this series. /history with favourites shows it first.',
  'favourite.off': 'It is no longer a favourite.',

  'delete.ask':
    'Delete this picture for everybody? “{prompt}” It disappears from its messages and its file is deleted; other pictures stay, including those made from it.',
  'delete.not-yours': 'Only the person who asked for it, or a moderator, can delete it.',
  'delete.done':
    'Deleted: the picture is gone from its messages, and so is its file. Private answers may still show it.',
  'delete.left':
    'The file is deleted, but {count, plural, one {1 message still shows it} other {# messages still show it}}. A moderator can remove {count, plural, one {it} other {them}} here.',
  'delete.kept': 'It stays.',

  'publish.heading': '{person} made this: {prompt}',
  'publish.done': 'It is being posted to the channel.',
  'publish.already': 'Everybody here can see it already.',
  'publish.not-yours': 'Only the person who asked for it can post it to the channel.',

  'details.heading': '{count, plural, one {How it was made} other {How it was made, in # steps}}',
  'details.deleted': 'deleted',
  'details.free': 'not charged',
  'details.simulated': 'simulated',
  'details.unpriced': 'price unknown',

  'info.foreign':
    '{format}, {size}, {megabytes, number} MB. It was not made here, so nothing else is known about it.',
  'info.unreadable': 'That file is not a picture Darkroom can read.',
  'info.missing': 'Which picture? Attach one, or give its id: it is on its card.',
  'info.missing-menu':
    'Which picture? Give its id, which is on its card, or open the menu of a message with pictures and choose “Image info”.',
  'info.which':
    'That message has {count} pictures; this is the first. For another one, give its id to /info, or attach it alone.',

  'tray.heading':
    '{count, plural, one {1 picture to start from} other {# pictures to start from, in this order}}',
  'tray.how':
    'They go with your next /imagine, /edit or /series in this channel, or press the button. {room, plural, =0 {It is full.} one {There is room for 1 more.} other {There is room for # more.}}',
  'tray.prompt': 'Your words: {prompt}',
  'tray.empty': 'No pictures are put aside here. Press “Use as reference” under a picture, or use /blend.',
  'tray.cleared': 'Cleared.',
  'tray.full':
    '{left, plural, one {1 picture was} other {# pictures were}} left out: a model takes {max} at most.',
  'tray.order-unreadable': 'Write each number once, from 1 to {count}, such as: 2 1. Nothing was changed.',

  'history.heading':
    '{count, plural, one {1 picture of yours} other {# pictures of yours}}, page {page} of {pages}',
  'history.open': 'Open a picture',
  'history.none': 'You have no pictures yet. Try /imagine a fox in the snow',
  'history.nothing-found': 'None of your pictures has all of these words in its prompt.',

  'style.mine': 'Yours:',
  'style.here': 'For everybody here:',
  'style.built-in': 'Built in:',
  'style.how':
    'Use one with the option style. /style with action save, a name and words keeps your own; with action use it goes with everything you draw.',
  'style.saved': '“{name}” is saved for you. Use it with the option style.',
  'style.saved-here': '“{name}” is saved for everybody here. Use it with the option style.',
  'style.used':
    'Everything you draw gets “{name}” now. The option style with none leaves it out once; /style with action use and the name none ends it.',
  'style.used-none': 'Nothing you draw gets a style now.',
  'style.name-missing':
    'Which style? /style shows them. The name none ends the one that goes with everything you draw.',
  'style.deleted': '“{name}” is deleted.',
  'style.not-found': 'There is no style “{name}” here. /style shows them.',
  'style.built-in-stays': '“{name}” is built in and cannot be deleted.',
  'style.not-yours': '“{name}” was saved by somebody else. Only they or a moderator can change it.',
  'style.too-many': '{max, plural, one {1 style} other {# styles}} is the limit. Delete one first.',
  'style.name-unreadable': 'A style needs a name of letters, digits and hyphens, up to 32 characters.',
  'style.words-missing': 'Which words make “{name}”? Put them in the option words.',
  'problem.editing-image': 'Editing image {n} of the set of {count}.',
  'problem.style-unknown': 'There is no style “{style}”. /style shows them.',
  'problem.picture-not-shown':
    'That message has no picture {n}. Say {shown}, such as “{first} make it night”.',
  'problem.which-picture':
    'That message has {count, plural, one {1 picture} other {# pictures}}; {model} takes {max}. Say which one, such as “2 make it night”.',
  'problem.picture-deleted': 'Picture {n} was deleted. Choose another one.',
  'problem.change-missing':
    'Say what should change, such as “{where, select, direct {} other {@Darkroom }}make it night”.',
} as const;
