import { expect, test } from 'vitest';
import { pickFromWords } from '../../src/request/pick.ts';

test.each([
  ['2', 1, ''],
  ['#3', 2, ''],
  ['2 make it night', 1, 'make it night'],
  ['2: make it night', 1, 'make it night'],
  ['make the second one brighter', 1, 'make image 1 brighter'],
  ['Make image 2 brighter', 1, 'Make image 1 brighter'],
  ['the third, without the hat', 2, 'without the hat'],
  ['image 4 but in winter', 3, 'but in winter'],
  ['the second one', 1, ''],
  ['Bild 2 heller', 1, 'heller'],
  ['mach das zweite Bild heller', 1, 'mach image 1 heller'],
  ['la segunda de noche', 1, 'de noche'],
  ['la deuxième en hiver', 1, 'en hiver'],
  ['第二张改成夜晚', 1, '改成夜晚'],
  ['2枚目を夜にして', 1, 'を夜にして'],
  ['두번째', null, null],
  ['2번째 밤으로', 1, '밤으로'],
  ['第二个', 1, ''],
  ['2番目の画像を夜にして', 1, 'を夜にして'],
  ['second', 1, ''],
  ['number 3: no hat', 2, 'no hat'],
  ['make it darker, like the second', 1, 'make it darker, like image 1'],
  ['use the 2nd picture, twice as large', 1, 'use image 1, twice as large'],
])('“%s” picks one of four pictures', (words, index, prompt) => {
  expect(pickFromWords(words, 4)).toEqual(index === null ? null : { index, prompt });
});

test.each([
  'make it night',
  'add 2 birds',
  '16:9 please',
  '4k please',
  '5 birds',
  'image 7 at dusk',
  'put the coat of image 2 on image 1',
  'remove the second person',
  'replace the first letter on the sign with A',
  'First, remove the dog',
  'entferne die zweite Person',
  'la segunda persona sin gafas',
  '去掉第二个人',
  '2番目の人を消して',
  'add number 3 on the shirt',
  '1 and 2 combined',
  '1, 2 and 3 side by side',
  '1 & 3 as one',
  '#1 + #4',
  '1+2',
  '1と2を合わせて',
  'combine image 1 and 2',
  'Bild 1 und 3 nebeneinander',
  'the first light of day on the second floor and a third bird',
])('“%s” picks none of four pictures', (words) => {
  expect(pickFromWords(words, 4)).toBeNull();
});
