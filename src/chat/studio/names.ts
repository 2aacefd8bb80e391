import { randomInt } from 'node:crypto';

const colours =
  'Amber Azure Cobalt Copper Coral Crimson Emerald Golden Indigo Ivory Jade Lilac Mint Ochre Olive Pearl Plum Rosy Ruby Sable Scarlet Sienna Silver Teal Umber Violet'.split(
    ' ',
  );
const animals =
  'Badger Bear Crane Deer Dolphin Eagle Falcon Finch Fox Hare Hedgehog Heron Ibex Jay Kestrel Lark Lynx Marten Mole Newt Otter Owl Panda Raven Robin Seal Swift Tern Wren Wolf'.split(
    ' ',
  );

/** A friendly name for a new person: "Amber Fox". */
export function randomName(): string {
  return `${colours[randomInt(colours.length)]} ${animals[randomInt(animals.length)]}`;
}
