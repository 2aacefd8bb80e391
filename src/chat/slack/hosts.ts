/** Whose hosts may be given tokens and bytes. */
export interface SlackHosts {
  /** The origin of a configured address stands for all of Slack, plain http too. */
  origin: string | null;
}

const domains = ['slack.com', 'slack-edge.com', 'slack-files.com'];
const defaultOrigin = 'https://slack.com';

export function hostsOf(apiUrl: string): SlackHosts {
  const { origin } = new URL(apiUrl);
  return { origin: origin === defaultOrigin ? null : origin };
}

export function isOurs(address: string, { origin }: SlackHosts): boolean {
  const url = URL.parse(address);
  if (!url) return false;
  if (origin !== null) return url.origin === origin;
  return (
    url.protocol === 'https:' &&
    domains.some((domain) => url.hostname === domain || url.hostname.endsWith(`.${domain}`))
  );
}

export function hostRuleOf({ origin }: SlackHosts) {
  return origin === null ? { hosts: domains } : { origins: [origin] };
}
