import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Tabs } from '@mantine/core';
import { IconNote } from '@tabler/icons-react';
import type { UserDetail } from '@/api/bindings';
import { useFormat } from '@/format/useFormat';
import type { TabId, tabsOf } from './tabs';
import classes from './user.module.css';

type UserTabsProps = {
  user: UserDetail;
  tabs: ReturnType<typeof tabsOf>;
  tab: TabId;
  /** null: the panel is always there, or does not belong to this tab. */
  panelOpen: boolean | null;
  onPanel(): void;
  onTab(tab: TabId): void;
};

/** The row of tabs, with counts where there is something to count. */
export function UserTabs({ user, tabs, tab, panelOpen, onPanel, onTab }: UserTabsProps) {
  const { t, i18n } = useLingui();
  const { number } = useFormat();
  return (
    <div className={classes.tabsRow}>
      <Tabs
        className={classes.tabs}
        value={tab}
        onChange={(next) => {
          const chosen = tabs.find(({ id }) => id === next);
          if (chosen) onTab(chosen.id);
        }}
      >
        <Tabs.List className={classes.list} aria-label={t`About this user`}>
          {tabs.map(({ id, label, count }) => (
            <Tabs.Tab key={id} value={id} id={`user-tab-${id}`} aria-controls="user-tab">
              {i18n._(label)}
              {count && user.counts[count] > 0 && (
                <span className={classes.count}>{number(user.counts[count])}</span>
              )}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      {panelOpen !== null && (
        <Button
          size="xs"
          variant="subtle"
          aria-pressed={panelOpen}
          leftSection={<IconNote size={14} stroke={1.6} />}
          onClick={onPanel}
        >
          <Trans>Notes and flags</Trans>
        </Button>
      )}
    </div>
  );
}
