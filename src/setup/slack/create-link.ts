/** The address at which Slack makes the app from its manifest. Pure. */
import type { slackManifest } from '../../chat/slack/manifest.ts';

/** What servers and browsers take for sure. */
const longestAddress = 8_000;

/** Legal in a query as they are, and frequent in JSON. */
const plain = /%(?:3A|2C|2F|40)/g;

/**
 * Without what an app is without anyhow, and without the long description: that is shown in Slack's directory alone, and Chinese takes nine
 * signs a letter in an address. A shortcut is described by its name, since its command says the rest. Null: it would be too long all the
 * same.
 */
export function createLink(manifest: ReturnType<typeof slackManifest>): string | null {
  const { long_description: _, ...display } = manifest.display_information;
  const shortcuts = manifest.features.shortcuts.map((each) => ({
    ...each,
    description: each.name,
  }));
  const features = { ...manifest.features, shortcuts };
  const slim = { ...manifest, display_information: display, features };
  const json = JSON.stringify(slim, (key, value: unknown) =>
    key === 'should_escape' ? undefined : value,
  );
  const query = encodeURIComponent(json).replace(plain, decodeURIComponent);
  const address = `${createPage}&manifest_json=${query}`;
  return address.length > longestAddress ? null : address;
}

export const createPage = 'https://api.slack.com/apps?new_app=1';
