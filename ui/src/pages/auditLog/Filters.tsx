import { Trans, useLingui } from '@lingui/react/macro';
import { Button, MultiSelect, Select } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { RefObject } from 'react';
import type { AuditAction, AuditEntry } from '@/api/bindings';
import { useSession } from '@/api/session';
import { shortened } from '@/components/CopyId';
import type { AuditSearch } from '@/frame/place';
import { Days } from '@/pages/user/tabs/Days';
import { auditActions } from '@/pages/user/words';
import classes from './auditLog.module.css';
import { isFiltered } from './filter';
import { TypedFilter } from './TypedFilter';

type FiltersProps = {
  search: AuditSearch;
  /** Whose admins can be chosen. */
  entries: AuditEntry[];
  searchBox: RefObject<HTMLInputElement | null>;
  onChange(search: AuditSearch): void;
};

const userId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function Filters({ search, entries, searchBox, onChange }: FiltersProps) {
  const { t, i18n } = useLingui();
  const { suspension_reasons: reasons } = useSession().meta;
  const set = (part: AuditSearch) => onChange({ ...search, ...part });
  const actions = (Object.keys(auditActions) as AuditAction[]).map((action) => ({
    value: action,
    label: i18n._(auditActions[action]),
  }));
  const chosen = (search.what ?? []).filter((action) => actions.some(({ value }) => value === action));
  return (
    <div className={classes.filters} role="search" aria-label={t`Filter the audit log`}>
      <TypedFilter
        ref={searchBox}
        label={t`Search`}
        placeholder={t`Reasons and values`}
        leftSection={<IconSearch size={14} stroke={1.6} />}
        maxLength={200}
        w={190}
        value={search.q}
        onGive={(q) => set({ q })}
      />
      <Days
        days={{ after: search.from ?? null, before: search.to ?? null }}
        onChange={({ after, before }) => set({ from: after ?? undefined, to: before ?? undefined })}
      />
      <Select
        label={t`Admin`}
        placeholder={t`Any`}
        clearable
        searchable
        w={160}
        data={useAdmins(entries, search.who)}
        value={search.who ?? null}
        onChange={(who) => set({ who: who ?? undefined })}
      />
      <MultiSelect
        label={t`Actions`}
        placeholder={chosen.length === 0 ? t`All` : undefined}
        data={actions}
        value={chosen}
        clearable
        searchable
        miw={170}
        maw={360}
        onChange={(what) => set({ what })}
      />
      <Select
        label={t`Reason code`}
        placeholder={t`Any`}
        clearable
        w={150}
        data={reasons.map(({ reason, label }) => ({ value: reason, label }))}
        value={search.reason ?? null}
        onChange={(reason) => set({ reason: reason ?? undefined })}
      />
      <TypedFilter
        label={t`User ID`}
        dir="ltr"
        maxLength={36}
        w={150}
        value={search.whom}
        wrong={(text) => (userId.test(text) ? null : t`Give a whole user ID.`)}
        onGive={(whom) => set({ whom })}
      />
      <TypedFilter
        label={t`Request ID`}
        dir="ltr"
        maxLength={64}
        w={150}
        value={search.request}
        onGive={(request) => set({ request })}
      />
      {isFiltered(search) && (
        <Button variant="link" onClick={() => onChange({})}>
          <Trans>Clear filters</Trans>
        </Button>
      )}
    </div>
  );
}

/** The admins that one has met in the log, oneself among them. */
function useAdmins(entries: AuditEntry[], who: string | undefined) {
  const { me } = useSession();
  const known = new Map([[me.id, me.name]]);
  for (const { admin } of entries) if (admin) known.set(admin.id, admin.name);
  if (who && !known.has(who)) known.set(who, shortened(who));
  return [...known].map(([value, label]) => ({ value, label }));
}
