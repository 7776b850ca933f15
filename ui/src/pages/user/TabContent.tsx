import { ActionButton } from '@/actions/ActionButton';
import { targetOf } from '@/actions/target';
import type { UserDetail } from '@/api/bindings';
import { NotesList } from './NotesList';
import type { TabId } from './tabs';
import { Access } from './tabs/Access';
import { Activity } from './tabs/Activity';
import { ApiUser } from './tabs/ApiUser';
import { Application } from './tabs/Application';
import { Audit } from './tabs/Audit';
import { Credits } from './tabs/Credits';
import { History } from './tabs/History';
import { KycTab } from './tabs/KycTab';
import { Learning } from './tabs/Learning';
import { OperationLog } from './tabs/OperationLog';
import { Orders } from './tabs/Orders';
import { Overview } from './tabs/Overview';
import { Partner } from './tabs/Partner';
import { Profile } from './tabs/Profile';
import { Security } from './tabs/Security';
import { SentTokens } from './tabs/SentTokens';
import { Wallets } from './tabs/Wallets';
import classes from './user.module.css';

type TabContentProps = { tab: TabId; user: UserDetail; onTab(tab: TabId): void };

export function TabContent({ tab, user, onTab }: TabContentProps) {
  switch (tab) {
    case 'overview':
      return <Overview user={user} onTab={onTab} />;
    case 'application':
      return <Application user={user} />;
    case 'profile':
      return <Profile user={user} />;
    case 'security':
      return <Security user={user} />;
    case 'activity':
      return <Activity userId={user.user_id} />;
    case 'orders':
      return <Orders userId={user.user_id} />;
    case 'credits':
      return <Credits user={user} />;
    case 'learning':
      return <Learning userId={user.user_id} />;
    case 'partner':
      return user.partner && <Partner partner={user.partner} />;
    case 'kyc':
      return <KycTab user={user} />;
    case 'wallets':
      return <Wallets userId={user.user_id} />;
    case 'operations':
      return <OperationLog userId={user.user_id} />;
    case 'tokens':
      return <SentTokens userId={user.user_id} />;
    case 'api':
      return <ApiUser userId={user.user_id} />;
    case 'access':
      return <Access user={user} />;
    case 'history':
      return <History user={user} />;
    case 'notes':
      return (
        <div className={classes.prose}>
          <div className={classes.verbs}>
            <ActionButton target={targetOf(user)} operation="users.notes.add" marked />
          </div>
          <NotesList userId={user.user_id} />
        </div>
      );
    case 'audit':
      return <Audit userId={user.user_id} target={targetOf(user)} />;
  }
}
