import '@mantine/spotlight/styles.layer.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { Highlight, Kbd, Modal, VisuallyHidden } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useSession } from '@/api/session';
import { EnvironmentLabel } from '@/components/EnvironmentLabel';
import { Flags } from '@/components/Flag';
import { Keycap } from '@/components/Keycap';
import { StatusBadge } from '@/components/StatusBadge';
import { UserAvatar } from '@/components/UserAvatar';
import classes from './Palette.module.css';
import { readPaletteQuery } from './paletteQuery';
import { selectFirst, store } from './paletteStore';
import { type PaletteAction, useDestinations, useFoundUsers, useOffered } from './usePaletteActions';

/** Finds people, pages and actions. It goes and opens, and never changes anything by itself. */
export default function Palette() {
  const [typed, setTyped] = useState('');
  return (
    <Spotlight.Root
      store={store}
      query={typed}
      onQueryChange={setTyped}
      shortcut={null}
      zIndex={200}
      centered={false}
      overlayProps={{ blur: 0 }}
      size={680}
      yOffset={96}
      maxHeight={420}
      scrollable
      classNames={{ content: classes.content, overlay: classes.overlay }}
    >
      <Content typed={typed} />
    </Spotlight.Root>
  );
}

function Content({ typed }: { typed: string }) {
  const { t } = useLingui();
  const { meta } = useSession();
  const [settled] = useDebouncedValue(typed, 150);
  const query = readPaletteQuery(typed);
  const { people, similar } = useFoundUsers(readPaletteQuery(settled));
  const offered = useOffered(query);
  const destinations = useDestinations(query);
  // Places first, until something is asked for.
  const ordered =
    query.text === '' ? [destinations, ...offered] : [people, ...offered, similar, destinations];
  const groups = ordered.filter((group) => group.actions.length > 0);
  const found = [...people.actions, ...similar.actions].map(({ id }) => id).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `found` says when
  useEffect(selectFirst, [found]);
  return (
    <>
      <VisuallyHidden component={Modal.Title}>
        <Trans>Search and commands</Trans>
      </VisuallyHidden>
      <Spotlight.Search
        placeholder={t`Search users, pages and actions`}
        aria-label={t`Search users, pages and actions`}
        leftSection={<IconSearch size={16} stroke={1.6} />}
        rightSection={<EnvironmentLabel environment={meta.environment} />}
        leftSectionWidth={48}
        rightSectionWidth={120}
        classNames={{ input: classes.search, section: classes.section }}
      />
      <Spotlight.ActionsList className={classes.list}>
        {groups.map(({ label, actions }) => (
          <Spotlight.ActionsGroup key={label} label={label} className={classes.group}>
            {actions.map((action) => (
              <Action key={action.id} action={action} highlight={query.text} />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {groups.length === 0 && (
          <Spotlight.Empty className={classes.empty}>
            <Trans>Nothing found</Trans>
          </Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
      <Hints />
    </>
  );
}

function Action({ action, highlight }: { action: PaletteAction; highlight: string }) {
  const Shape = action.icon;
  return (
    <Spotlight.Action onClick={action.run} className={classes.action}>
      {action.person !== undefined && <UserAvatar name={action.person} />}
      {Shape && <Shape size={16} stroke={1.6} aria-hidden />}
      <Highlight component="span" highlight={highlight} dir="auto" inherit>
        {action.label}
      </Highlight>
      {action.detail && (
        <bdi className={classes.detail} dir="ltr">
          {action.detail}
        </bdi>
      )}
      <span className={classes.end}>
        {action.marks && <StatusBadge status={action.marks.status} />}
        {action.marks && <Flags flags={action.marks.flags} still />}
        {action.keys && <Keycap keys={action.keys} />}
        <Kbd className={classes.enter}>Enter</Kbd>
      </span>
    </Spotlight.Action>
  );
}

function Hints() {
  return (
    <Spotlight.Footer className={classes.footer}>
      <span>
        <Kbd>↑</Kbd>
        <Kbd>↓</Kbd>
        <Trans>Move</Trans>
      </span>
      <span>
        <Kbd>Enter</Kbd>
        <Trans>Open</Trans>
      </span>
      <span>
        <Kbd>&gt;</Kbd>
        <Trans>Only actions</Trans>
      </span>
      <span>
        <Kbd>@</Kbd>
        <Trans>Only users</Trans>
      </span>
      <span>
        <Kbd>Esc</Kbd>
        <Trans>Close</Trans>
      </span>
    </Spotlight.Footer>
  );
}
