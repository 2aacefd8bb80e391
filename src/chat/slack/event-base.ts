import { encodeAddress, placeRefOf, platform, type SlackAddress } from './address.ts';
import type { Profile } from './people.ts';

/** Somebody asked for something, somewhere. */
export interface Asked {
  address: SlackAddress;
  profile: Profile;
  naturalKey: string;
}

/** What every event says: where it is answered, and where what comes of it goes. */
export function eventOf({ address, profile, naturalKey }: Asked) {
  const { origin = null } = address;
  const goesOn = origin ? { ...address, kind: 'channel' as const, ...origin, origin: null } : address;
  return {
    ref: { platform, token: encodeAddress(address) },
    place: placeRefOf(address.team, address.enterprise),
    person: address.person,
    personName: profile.name,
    moderator: profile.moderator,
    locale: address.locale,
    address: encodeAddress(goesOn),
    naturalKey,
  };
}
