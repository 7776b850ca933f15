import { useLingui } from '@lingui/react/macro';
import { type Icon, IconBookmark, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Flag, FoundUser, UserStatus } from '@/api/bindings';
import { ask } from '@/api/read';
import { useSession } from '@/api/session';
import { byGroup } from '@/keys/groups';
import type { KeyBinding } from '@/keys/registry';
import { useAllKeys } from '@/keys/useKeys';
import { type PaletteQuery, rank } from './paletteQuery';
import { usePlaces } from './places';

export type PaletteAction = {
  id: string;
  label: string;
  detail?: string;
  icon?: Icon;
  /** Set for people, who get initials instead of an icon. */
  person?: string;
  /** Of a person: what one must know before opening the wrong one. */
  marks?: { status: UserStatus; flags: Flag[] };
  keys?: string;
  run: () => void;
};
export type PaletteGroup = { label: string; actions: PaletteAction[] };

/** Users by anything that tells them apart: a pasted id, an e-mail, a part of a name; apart from them those who are near. */
export function useFoundUsers({ mode, text }: PaletteQuery): Record<'people' | 'similar', PaletteGroup> {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { connection } = useSession();
  // In other scripts one character may be a name.
  const wanted = mode !== 'actions' && (text.length >= 2 || /\P{ASCII}/u.test(text));
  const found = useQuery({
    ...ask('findUser', connection.id, text),
    enabled: wanted,
    placeholderData: (last) => last,
  });
  const actionOf = ({ user_id, name, email, status, flags }: FoundUser): PaletteAction => ({
    id: `user ${user_id}`,
    label: name || t`Deleted for good`,
    detail: email ?? undefined,
    person: name,
    marks: { status, flags },
    run: () => void navigate({ to: '/users/$userId', params: { userId: user_id } }),
  });
  const users = wanted ? (found.data ?? []) : [];
  const [near, exact] = [users.filter(({ similar }) => similar), users.filter(({ similar }) => !similar)];
  return {
    people: { label: t`Users`, actions: exact.map(actionOf) },
    similar: {
      label: exact.length > 0 ? t`Similar` : t`No exact match. Similar:`,
      actions: near.map(actionOf),
    },
  };
}

/** What the page and the frame offer. Only what opens something is in the registry for the palette. */
export function useOffered({ mode, text }: PaletteQuery): PaletteGroup[] {
  const offered = useAllKeys().filter((binding) => binding.inPalette);
  if (mode === 'users') return [];
  // Before anything was asked for, what Enter opens must be harmless.
  const ordered = text === '' ? offered.toSorted((one, other) => weightOf(one) - weightOf(other)) : offered;
  return byGroup(ordered).map(([label, bindings]) => ({
    label,
    // A name that is typed finds what can be done with its user.
    actions: (rank([{ label }], text).length > 0 ? bindings : rank(bindings, text)).map((binding) => ({
      id: `${label} ${binding.label}`,
      label: binding.label,
      icon: binding.icon,
      keys: binding.keys[0],
      run: () => binding.run(new KeyboardEvent('keydown')),
    })),
  }));
}

function weightOf({ grave }: KeyBinding): number {
  return grave ? 1 : 0;
}

/** Pages, saved views, and the search for what was typed among all users. */
export function useDestinations({ mode, text }: PaletteQuery): PaletteGroup {
  const { t, i18n } = useLingui();
  const navigate = useNavigate();
  const { connection } = useSession();
  const views = useQuery(ask('listViews', connection.id)).data ?? [];
  const places = usePlaces();
  const label = t`Go to`;
  if (mode !== 'all') return { label, actions: [] };
  const pages: PaletteAction[] = places.map(({ to, list, icon, keys, label: name }) => ({
    id: `place ${to} ${list ?? ''}`,
    label: i18n._(name),
    icon,
    keys: keys[0],
    run: () => void navigate({ to, search: list ? { list } : {} }),
  }));
  const kept: PaletteAction[] = views.map(({ id, name }) => ({
    id: `view ${id}`,
    label: name,
    icon: IconBookmark,
    run: () => void navigate({ to: '/users', search: { view: id } }),
  }));
  const everywhere: PaletteAction = {
    id: 'search',
    label: t`Search all users for “${text}”`,
    icon: IconSearch,
    run: () => void navigate({ to: '/users', search: { q: text } }),
  };
  return { label, actions: [...rank([...pages, ...kept], text), ...(text ? [everywhere] : [])] };
}
