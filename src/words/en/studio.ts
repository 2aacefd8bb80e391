import { lines } from './lines.ts';

/** What is wrong with a line that was typed. The studio's pictures are dropped, pasted or picked. */
const problems = {
  'command-unknown': 'There is no command “/{command}”. Try one of {known}.',
  'option-unknown': lines['problem.option-unknown'],
  'option-missing': lines['problem.option-missing'],
  'option-needs-value': lines['problem.option-needs-value'],
  'option-not-number': lines['problem.option-not-number'],
  'option-not-whole': lines['problem.option-not-whole'],
  'option-not-yes-or-no': lines['problem.option-not-yes-or-no'],
  'option-not-text': lines['problem.option-not-text'],
  'option-out-of-range': lines['problem.option-out-of-range'],
  'option-not-choice': lines['problem.option-not-choice'],
  'option-too-long': lines['problem.option-too-long'],
  'option-takes-picture': 'The option “{option}” takes a picture: drop, paste or pick one instead of typing.',
  'picture-missing': '/{command} needs a picture: drop, paste or pick one.',
  'text-not-taken': lines['problem.text-not-taken'],
};

/** The studio's page. It is sent to the browser as it is, and the page puts in what stands in braces. */
export const studio = {
  language: 'en',
  title: 'Darkroom',
  needsScript: 'This page needs JavaScript. Please allow it for this address and load the page again.',
  problems,

  loginHint: 'This studio asks for its token: the value of STUDIO_TOKEN where Darkroom was started.',
  loginLabel: 'Token',
  loginButton: 'Open the studio',
  loginWrong: 'That is not the token. Check it and try again.',
  loginNeeded: 'Open the studio’s page and give its token first.',

  notOwnPage: 'Only the studio’s own page may do this.',
  badRequest: 'The studio did not understand that. Load the page again and try once more.',
  notRunning: 'The studio is just stopping or starting. Try again in a moment.',
  buttonGone: 'That button is gone: the message has changed meanwhile.',
  fileGone: 'That file is not here.',
  nameRefused: 'A name has between 1 and 40 characters.',

  uploadEmpty: 'That file is empty. Choose another picture.',
  uploadTooLarge: '“{name}” is larger than {max} MB. Choose a smaller picture.',
  uploadGone: 'A picture you added is no longer here. Remove it, add it again and send once more.',
  uploadFailed: '“{name}” could not be uploaded. Try it again, or remove it; the other pictures are fine.',
  uploadNoPicture: '“{name}” is not a picture. Choose a JPEG, PNG or WebP file.',
  sendFailed: 'The studio could not be reached. Nothing is lost: press Enter to try again.',
  tooManyPictures: '/{command} takes at most {max} pictures. Remove {extra}.',
  noPictures: '/{command} takes no pictures. Remove what is attached.',

  conversation: 'Conversation',
  olderMessages: 'Show older messages',
  newMessages: 'New messages',
  connectionLost: 'Connection lost. Trying again …',
  emptyHeading: 'What shall we develop?',
  emptyHint:
    'Describe a picture and press Enter. Drop photos here to change them, or type / for everything else.',
  examples: [
    'A red fox asleep in fresh snow, 35 mm photo, soft morning light',
    'Isometric cutaway of a tiny bookshop, warm lamps, rainy street outside',
    'Risograph poster of a lighthouse, three colours, bold simple shapes',
  ],

  onlyYou: 'Only you can see this',
  dismiss: 'Dismiss',
  putBack: 'Put it back in the box',
  isBack: 'Your words are back in the box.',
  pressed: 'The studio could not be reached. Press the button again.',
  soon: 'any moment now',
  forYou: 'For you',

  openPicture: 'Open large: {alt}',
  closePicture: 'Close',
  previousPicture: 'Previous picture',
  nextPicture: 'Next picture',
  downloadOriginal: 'Download original',
  useAsReference: 'Use as reference',
  pictures: 'Pictures',

  promptLabel: 'Prompt',
  promptPlaceholder: 'Describe a picture, or type /',
  editPlaceholder: 'What should change?',
  send: 'Send',
  suggestions: 'Suggestions',
  addPictures: 'Add pictures',
  moreOptions: 'More options',
  dropHere: 'Drop pictures to use them as references',
  automatic: 'auto',
  optionYes: 'yes',
  references: 'Reference pictures, in the order the model sees them',
  referenceLabel: 'Picture {number}: {name}. Press left or right arrow to move it.',
  removeReference: 'Remove picture {number}',
  retryUpload: 'Try again',
  uploading: 'Uploading {percent} %',

  yourName: 'Your name',
  changeName: 'Change your name',
  save: 'Save',
};
