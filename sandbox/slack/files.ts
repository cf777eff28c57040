/** Files as Slack describes them in messages and forms. Of what people share there are only names here; of what the app shares, its text. */

import type { SharedFile, State } from './state.ts';

/** Slack's own client sends no more at once. */
export const maxFiles = 10;

type Kind = Pick<SharedFile, 'mimetype' | 'filetype' | 'pretty_type'>;

/** By the ending of the name. */
const kinds: { [ending: string]: Kind } = {
  csv: { mimetype: 'text/csv', filetype: 'csv', pretty_type: 'CSV' },
  doc: { mimetype: 'application/msword', filetype: 'doc', pretty_type: 'Word Document' },
  docx: {
    mimetype: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    filetype: 'docx',
    pretty_type: 'Word Document',
  },
  gif: { mimetype: 'image/gif', filetype: 'gif', pretty_type: 'GIF' },
  jpeg: { mimetype: 'image/jpeg', filetype: 'jpg', pretty_type: 'JPEG' },
  jpg: { mimetype: 'image/jpeg', filetype: 'jpg', pretty_type: 'JPEG' },
  json: { mimetype: 'text/plain', filetype: 'json', pretty_type: 'JSON' },
  log: { mimetype: 'text/plain', filetype: 'text', pretty_type: 'Plain Text' },
  mp3: { mimetype: 'audio/mpeg', filetype: 'mp3', pretty_type: 'MP3' },
  mp4: { mimetype: 'video/mp4', filetype: 'mp4', pretty_type: 'MPEG 4 Video' },
  pdf: { mimetype: 'application/pdf', filetype: 'pdf', pretty_type: 'PDF' },
  png: { mimetype: 'image/png', filetype: 'png', pretty_type: 'PNG' },
  txt: { mimetype: 'text/plain', filetype: 'text', pretty_type: 'Plain Text' },
  xlsx: {
    mimetype: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    filetype: 'xlsx',
    pretty_type: 'Excel Spreadsheet',
  },
  zip: { mimetype: 'application/zip', filetype: 'zip', pretty_type: 'Zip' },
};

const anything: Kind = { mimetype: 'application/octet-stream', filetype: 'binary', pretty_type: 'Binary' };

export function filesNamed(state: State, user: string, names: string[], isPublic: boolean): SharedFile[] {
  if (names.length > maxFiles) throw new Error(`No more than ${maxFiles} files go at once.`);
  return names.map((name) => fileNamed(state, user, name, isPublic));
}

/** Announced, and sent or not; it is a file when it is shared. */
export type Upload = { file: SharedFile; length: number; content: string | undefined };

export const contentOf = (bytes: Buffer): string => bytes.toString('utf8');

export function fileNamed(state: State, user: string, name: string, isPublic: boolean): SharedFile {
  if (!name.trim()) throw new Error('A file has a name.');
  const id = state.ids.named('F');
  const created = Math.floor(state.clock.now() / 1000);
  const slug = name.toLowerCase().replaceAll(/[^a-z0-9.-]+/g, '_');
  const hosted = `https://files.slack.com/files-pri/${state.teamId}-${id}`;
  return {
    id,
    created,
    timestamp: created,
    name,
    title: name,
    ...(kinds[endingOf(name)] ?? anything),
    user,
    user_team: state.people.get(user)?.teamId ?? state.teamId,
    editable: false,
    size: 0,
    mode: 'hosted',
    is_external: false,
    external_type: '',
    is_public: isPublic,
    public_url_shared: false,
    display_as_bot: false,
    username: '',
    url_private: `${hosted}/${slug}`,
    url_private_download: `${hosted}/download/${slug}`,
    permalink: `https://${state.teamDomain}.slack.com/files/${user}/${id}/${slug}`,
  };
}

export function endingOf(name: string): string {
  return /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}
