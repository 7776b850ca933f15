import { Trans, useLingui } from '@lingui/react/macro';
import { ActionButton } from '@/actions/ActionButton';
import { targetOf } from '@/actions/target';
import type { FilterId, UserDetail } from '@/api/bindings';
import { followingGroups } from '@/api/bindings';
import { useSession } from '@/api/session';
import { useLabels } from '@/api/users';
import { Badge } from '@/components/Badge';
import { Card } from '@/components/Card';
import { Quiet } from '../parts';
import classes from '../user.module.css';
import { ApiTokens } from './ApiTokens';

/** What the user belongs to, and with what programs come in their name (USR-11). */
export function Access({ user }: { user: UserDetail }) {
  const { t } = useLingui();
  const { modules, user_permissions: known } = useSession().meta;
  const { roles, groups, teams } = user.account;
  const target = targetOf(user);
  const chosen = groups.filter((code) => !follows(code));
  const following = groups.filter(follows);
  const permission = (code: string) => known.find(({ value }) => value === code)?.label ?? code;
  return (
    <>
      <Card title={t`Roles`}>
        <Tags filter="roles" codes={roles} />
      </Card>
      {modules.includes('groups') && (
        <Card
          title={t`Groups`}
          actions={<ActionButton target={target} operation="users.groups.change" size="xs" />}
        >
          <Tags filter="groups" codes={chosen} />
          {following.length > 0 && (
            <>
              <Tags filter="groups" codes={following} warns />
              <Quiet>
                <Trans>The amber ones follow from the user’s state by themselves.</Trans>
              </Quiet>
            </>
          )}
        </Card>
      )}
      {known.length > 0 && (
        <Card
          title={t`Permissions`}
          actions={<ActionButton target={target} operation="users.permissions.change" size="xs" />}
        >
          <Named words={user.security.permissions.map(permission)} />
          <Quiet>
            <Trans>The user’s own, beside what the roles have.</Trans>
          </Quiet>
        </Card>
      )}
      {modules.includes('teams') && (
        <Card title={t`Teams`}>
          <Tags filter="teams" codes={teams} />
        </Card>
      )}
      <ApiTokens user={user} />
    </>
  );
}

const follows = (code: string) => (followingGroups as readonly string[]).includes(code);

function Tags({ filter, codes, warns }: { filter: FilterId; codes: string[]; warns?: boolean }) {
  const labels = useLabels();
  return <Named words={codes.map((code) => labels(filter, [code]))} warns={warns} />;
}

function Named({ words, warns }: { words: string[]; warns?: boolean }) {
  if (words.length === 0) {
    return (
      <Quiet>
        <Trans>None</Trans>
      </Quiet>
    );
  }
  return (
    <ul className={classes.tags}>
      {words.map((word) => (
        <li key={word}>
          <Badge tone={warns ? 'warn' : 'neutral'}>{word}</Badge>
        </li>
      ))}
    </ul>
  );
}
