// Generated from the shell's commands and the contract. Do not edit.
import { invoke } from '@tauri-apps/api/core';
import { type EventCallback, listen } from '@tauri-apps/api/event';

type Result<T> = { status: 'ok'; data: T } | { status: 'error'; error: ConsoleError };

async function settle<T>(command: string, args?: Record<string, unknown>): Promise<Result<T>> {
  try {
    return { status: 'ok', data: await invoke<T>(command, args) };
  } catch (error) {
    if (error instanceof Error) throw error;
    return { status: 'error', error: error as ConsoleError };
  }
}

const event = <T>(name: string) => ({ listen: (heard: EventCallback<T>) => listen<T>(name, heard) });

export const commands = {
  consoleState: (): Promise<Result<ConsoleState>> => settle('console_state'),
  retryKeychain: (): Promise<Result<ConsoleState>> => settle('retry_keychain'),
  continueWithoutKeychain: (): Promise<Result<ConsoleState>> => settle('continue_without_keychain'),
  probeServer: (url: string): Promise<Result<ServerProbe>> => settle('probe_server', { url }),
  addConnection: (url: string, name: string): Promise<Result<Connection>> => settle('add_connection', { url, name }),
  renameConnection: (id: string, name: string): Promise<Result<Connection>> => settle('rename_connection', { id, name }),
  removeConnection: (id: string): Promise<Result<null>> => settle('remove_connection', { id }),
  openBuiltIn: (): Promise<Result<Connection>> => settle('open_built_in'),
  openConnection: (id: string): Promise<Result<OpenConnection>> => settle('open_connection', { id }),
  signIn: (connection: string, email: string, password: string): Promise<Result<SignInNext>> => settle('sign_in', { connection, email, password }),
  confirmCode: (connection: string, kind: CodeKind, code: string): Promise<Result<Me>> => settle('confirm_code', { connection, kind, code }),
  startEnrolment: (connection: string): Promise<Result<EnrolmentView>> => settle('start_enrolment', { connection }),
  confirmEnrolment: (connection: string, code: string): Promise<Result<Enrolled>> => settle('confirm_enrolment', { connection, code }),
  signOut: (connection: string): Promise<Result<null>> => settle('sign_out', { connection }),
  lockConsole: (): Promise<Result<null>> => settle('lock_console'),
  unlockConsole: (password: string | null, code: string | null): Promise<Result<null>> => settle('unlock_console', { password, code }),
  reportActivity: (): Promise<Result<null>> => settle('report_activity'),
  listMySessions: (connection: string): Promise<Result<AdminSession[]>> => settle('list_my_sessions', { connection }),
  revokeMySession: (connection: string, sessionId: string): Promise<Result<null>> => settle('revoke_my_session', { connection, sessionId }),
  changeMyPassword: (connection: string, current: string, next: string, code: string): Promise<Result<null>> => settle('change_my_password', { connection, current, next, code }),
  startTotp: (connection: string, code: string): Promise<Result<EnrolmentView>> => settle('start_totp', { connection, code }),
  confirmTotp: (connection: string, code: string): Promise<Result<string[]>> => settle('confirm_totp', { connection, code }),
  listUsers: (connection: string, query: UserListQuery): Promise<Result<UserPage>> => settle('list_users', { connection, query }),
  listFilterValues: (connection: string): Promise<Result<FilterValues[]>> => settle('list_filter_values', { connection }),
  listFieldValues: (connection: string, query: FieldValuesQuery): Promise<Result<Page<LabelledValue>>> => settle('list_field_values', { connection, query }),
  getUserStats: (connection: string): Promise<Result<UserStats>> => settle('get_user_stats', { connection }),
  getUser: (connection: string, userId: string): Promise<Result<UserDetail>> => settle('get_user', { connection, userId }),
  listOrders: (connection: string, userId: string, paging: Paging): Promise<Result<Page<Order>>> => settle('list_orders', { connection, userId, paging }),
  listActivity: (connection: string, userId: string, query: ActivityQuery): Promise<Result<Page<ActivityEvent>>> => settle('list_activity', { connection, userId, query }),
  listSessions: (connection: string, userId: string, paging: Paging): Promise<Result<Page<UserSession>>> => settle('list_sessions', { connection, userId, paging }),
  listNotes: (connection: string, userId: string, paging: Paging): Promise<Result<Page<TimelineEntry>>> => settle('list_notes', { connection, userId, paging }),
  listFlags: (connection: string, userId: string): Promise<Result<UserFlag[]>> => settle('list_flags', { connection, userId }),
  listUserAudit: (connection: string, userId: string, paging: Paging): Promise<Result<Page<AuditEntry>>> => settle('list_user_audit', { connection, userId, paging }),
  findUser: (connection: string, text: string): Promise<Result<FoundUser[]>> => settle('find_user', { connection, text }),
  getSuspensionEffects: (connection: string, userId: string): Promise<Result<SuspensionEffects>> => settle('get_suspension_effects', { connection, userId }),
  getReactivationEffects: (connection: string, userId: string): Promise<Result<ReactivationEffects>> => settle('get_reactivation_effects', { connection, userId }),
  prepareSuspend: (connection: string, userId: string, request: SuspendRequest): Promise<Result<PreparedAction>> => settle('prepare_suspend', { connection, userId, request }),
  prepareReactivate: (connection: string, userId: string, request: ReactivateRequest): Promise<Result<PreparedAction>> => settle('prepare_reactivate', { connection, userId, request }),
  confirmAction: (connection: string, actionId: string, code: string): Promise<Result<ActionOutcome>> => settle('confirm_action', { connection, actionId, code }),
  resolveAction: (connection: string, actionId: string): Promise<Result<ActionFate>> => settle('resolve_action', { connection, actionId }),
  discardAction: (connection: string, actionId: string): Promise<Result<null>> => settle('discard_action', { connection, actionId }),
  listOpenActions: (connection: string): Promise<Result<OpenAction[]>> => settle('list_open_actions', { connection }),
  exportDefaults: (connection: string, format: 'csv'): Promise<Result<ExportDefaults>> => settle('export_defaults', { connection, format }),
  chooseFolder: (current: string): Promise<Result<string | null>> => settle('choose_folder', { current }),
  startExport: (connection: string, request: ExportRequest): Promise<Result<ExportStatus>> => settle('start_export', { connection, request }),
  cancelExport: (id: string): Promise<Result<null>> => settle('cancel_export', { id }),
  listExports: (connection: string): Promise<Result<ExportStatus[]>> => settle('list_exports', { connection }),
  revealExport: (id: string): Promise<Result<null>> => settle('reveal_export', { id }),
  forgetExport: (id: string): Promise<Result<null>> => settle('forget_export', { id }),
  previewExport: (connection: string, query: ExportQuery): Promise<Result<ExportPreview>> => settle('preview_export', { connection, query }),
  listViews: (connection: string): Promise<Result<SavedView[]>> => settle('list_views', { connection }),
  saveView: (connection: string, view: SavedView): Promise<Result<SavedView>> => settle('save_view', { connection, view }),
  deleteView: (connection: string, id: string): Promise<Result<null>> => settle('delete_view', { connection, id }),
  shareView: (connection: string, id: string): Promise<Result<string>> => settle('share_view', { connection, id }),
  importView: (connection: string, text: string): Promise<Result<SavedView>> => settle('import_view', { connection, text }),
  getPreferences: (connection: string): Promise<Result<Preferences>> => settle('get_preferences', { connection }),
  savePreferences: (connection: string, preferences: Preferences): Promise<Result<null>> => settle('save_preferences', { connection, preferences }),
  getSettings: (): Promise<Result<Settings>> => settle('get_settings'),
  saveSettings: (settings: Settings): Promise<Result<null>> => settle('save_settings', { settings }),
  copyText: (text: string): Promise<Result<null>> => settle('copy_text', { text }),
};

export const events = {
  consoleLocked: event<ConsoleLocked>('console-locked'),
  sessionEnded: event<SessionEnded>('session-ended'),
  connectionChanged: event<ConnectionChanged>('connection-changed'),
  exportProgress: event<ExportStatus>('export-progress'),
  deepLink: event<DeepLink>('deep-link'),
};

export type ActionOutcome = {
  user_id: string;
  status: UserStatus;
  sessions_ended: number;
  tokens_revoked: number;
  payouts_held: Money[];
  payouts_released: Money[];
  user_mailed: boolean;
  audit: AuditRef;
  digest: string;
};
export type SuspensionReason = 'FRAUD' | 'CHARGEBACK' | 'TOS_VIOLATION' | 'SECURITY' | 'ADMIN_REQUEST' | 'USER_REQUEST';
export type SuspensionNotice = {
  email: boolean;
  include_reason: boolean;
  include_appeal: boolean;
};
export type SuspendRequest = {
  reason: SuspensionReason;
  justification: string;
  message: string | null;
  until: string | null;
  notice: SuspensionNotice;
};
export type SuspensionEffects = {
  user_id: string;
  status: UserStatus;
  sessions: number;
  api_tokens: number;
  open_orders: number;
  partner: boolean;
  pending_payouts: PendingPayouts[];
  credit_balance: string;
  downline: number;
  can_be_mailed: boolean;
  refusal: Problem | null;
};
export type PendingPayouts = {
  count: number;
  sum: Money;
};
export type ReactivationConditions = {
  require_password_change: boolean;
  require_kyc: boolean;
  monitor_days: number | null;
};
export type ReactivateRequest = {
  reason: string;
  conditions: ReactivationConditions;
};
export type ReactivationEffects = {
  user_id: string;
  status: UserStatus;
  history: Suspension[];
  held_payouts: PendingPayouts[];
  credit_balance: string;
  can_be_mailed: boolean;
  refusal: Problem | null;
};
export type AuditAction = 'ADMIN_SIGNED_IN' | 'ADMIN_SIGNED_OUT' | 'ADMIN_SIGN_IN_FAILED' | 'ADMIN_CODE_FAILED' | 'ADMIN_LOCKED' | 'ADMIN_TOTP_ENROLLED' | 'ADMIN_PASSWORD_CHANGED' | 'ADMIN_SESSION_REVOKED' | 'ADMIN_TOKEN_REUSED' | 'ADMIN_STEP_UP' | 'USER_VIEWED' | 'USERS_EXPORTED' | 'USERS_EXPORT_FINISHED' | 'USER_SUSPENDED' | 'USER_REACTIVATED';
export type AuditEntry = {
  id: string;
  number: number;
  at: string;
  action: AuditAction;
  admin: AdminRef | null;
  user_id: string | null;
  ip: string | null;
  reason: string | null;
  changes: FieldChange[];
  facts: Fact[];
  digest: string | null;
  request_id: string | null;
};
export type AdminRef = {
  id: string;
  name: string;
};
export type FieldChange = {
  field: string;
  old: string | null;
  new: string | null;
};
export type Fact = {
  name: string;
  value: string;
};
export type AuditRef = {
  id: string;
  number: number;
};
export type SecondFactorStep = 'code' | 'enrol';
export type CodeKind = 'totp' | 'recovery';
export type Me = {
  id: string;
  name: string;
  email: string;
  roles: string[];
  permissions: Permission[];
  recovery_codes_left: number;
};
export type AdminSession = {
  id: string;
  current: boolean;
  client: string | null;
  ip: string | null;
  created_at: string;
  last_used_at: string;
};
export type ExportState = 'running' | 'finished' | 'aborted';
export type ExportRecord = {
  export_id: string;
  state: ExportState;
  rows: number;
  sha256: string | null;
  started_at: string;
  finished_at: string | null;
  audit: AuditRef;
};
export type Environment = 'production' | 'staging' | 'demo';
export type Module = 'kyc' | 'partners' | 'orders' | 'credits' | 'learning' | 'wallets' | 'companies' | 'groups' | 'teams' | 'approvals';
export type Meta = {
  name: string;
  environment: Environment;
  preset: string;
  api_version: string;
  modules: Module[];
  statuses: StatusLabel[];
  suspension_reasons: ReasonLabel[];
  columns: ColumnMeta[];
  filters: FilterMeta[];
  sorts: SortKey[];
  user_types: LabelledValue[];
  limits: Limits;
};
export type StatusLabel = {
  status: UserStatus;
  label: string;
};
export type ReasonLabel = {
  reason: SuspensionReason;
  label: string;
};
export type ColumnMeta = {
  column: Column;
  label: string;
  category: ColumnCategory;
  kind: ColumnKind;
  privacy: Privacy;
  sort: SortKey | null;
  shown: boolean;
};
export type FilterMeta = {
  filter: FilterId;
  label: string;
  kind: FilterKind;
  source: FilterSource;
  completes: boolean;
};
export type Limits = {
  page_rows: number;
  selection_ids: number;
  export_step_up_rows: number;
  step_up_seconds: number;
};
export type Permission = 'user.list' | 'user.view' | 'user.create' | 'user.update' | 'user.delete' | 'user.export' | 'user.suspend' | 'user.reactivate' | 'user.reactivate.approve' | 'user.hard_delete' | 'user.note.view' | 'user.note.write' | 'user.flag.write' | 'user.kyc.review' | 'user.approve' | 'user.password.reset' | 'user.password.temporary' | 'user.security.write' | 'user.session.revoke' | 'user.token.reveal' | 'user.credit.write' | 'user.import' | 'user.bulk' | 'user.bulk.approve' | 'admin.user.email.override' | 'admin.user.impersonate' | 'admin.user.masquerade' | 'audit.view' | 'audit.export' | 'role.view' | 'role.write' | 'team.write' | 'stats.view';
export type ProblemCode = 'bad_request' | 'invalid_fields' | 'not_signed_in' | 'session_ended' | 'wrong_credentials' | 'wrong_code' | 'used_code' | 'challenge_expired' | 'step_up_required' | 'step_up_refused' | 'permission_denied' | 'rank_too_low' | 'admin_disabled' | 'not_found' | 'method_not_allowed' | 'wrong_status' | 'approval_required' | 'filter_skipped' | 'idempotency_key_reused' | 'in_progress' | 'changed' | 'too_large' | 'too_many_attempts' | 'unavailable' | 'internal';
export type FieldError = {
  field: string;
  message: string;
};
export type Problem = {
  code: ProblemCode;
  status: number;
  title: string;
  detail: string | null;
  fields: FieldError[];
  permission: Permission | null;
  retry_after: number | null;
  attempts_left: number | null;
  request_id: string | null;
};
export type ColumnCategory = 'basic' | 'dates' | 'kyc' | 'partner' | 'access' | 'profile';
export type ColumnKind = 'text' | 'id' | 'code' | 'codes' | 'flag' | 'date' | 'instant' | 'number' | 'money' | 'email' | 'phone';
export type Privacy = 'open' | 'personal' | 'sensitive';
export type UserDetail = {
  user_id: string;
  numeric_id: string;
  unique_id: string | null;
  name: string;
  has_avatar: boolean;
  status: UserStatus;
  flags: UserFlag[];
  profile: Profile;
  account: Account;
  kyc: Kyc;
  security: Security;
  activity: ActivitySummary;
  partner: Partner | null;
  counts: UserCounts;
  read_at: string;
  version: number;
};
export type Profile = {
  email: string | null;
  phone: string | null;
  phone_extension: string | null;
  username: string | null;
  date_of_birth: string | null;
  gender: Gender | null;
  address: string | null;
  city: string | null;
  state: string | null;
  country: string | null;
  continent: Continent | null;
  designation: string | null;
  expertise: string | null;
  bio: string | null;
  locale: string | null;
  timezone: string | null;
  company: CompanyProfile | null;
};
export type CompanyProfile = {
  name: string;
  legal_name: string | null;
  country_of_incorporation: string | null;
  registration_number: string | null;
  business_type: string | null;
  business_site: string | null;
  business_description: string | null;
  operations_area: string | null;
  address: string | null;
  employees: number | null;
  other_contact: string | null;
};
export type Account = {
  active: boolean;
  status_since: string;
  registered_at: string;
  email_verified_at: string | null;
  phone_verified_at: string | null;
  last_login_at: string | null;
  last_login_ip: string | null;
  last_activity_at: string | null;
  user_types: UserType[];
  account_type: AccountType | null;
  company_owner: boolean;
  staff: boolean;
  roles: string[];
  groups: string[];
  teams: string[];
  preferred_language: string | null;
  communication_language: string | null;
  auth_methods: AuthMethod[];
  oauth_providers: OauthProvider[];
  password_usable: boolean;
  profile_completeness: number;
  profile_missing: string[];
  credit_balance: string;
  suspension: Suspension | null;
  deleted_at: string | null;
  restorable_until: string | null;
};
export type Suspension = {
  reason: SuspensionReason;
  justification: string;
  message: string | null;
  since: string;
  until: string | null;
  by: AdminRef | null;
  ended_at: string | null;
  end_reason: string | null;
};
export type Kyc = {
  status: KycStatus;
  verified_at: string | null;
  decided_at: string | null;
  decided_by: AdminRef | null;
  reason: string | null;
  document_type: string | null;
  document_country: string | null;
  expires_on: string | null;
  history: KycEvent[];
};
export type KycEvent = {
  at: string;
  status: KycStatus;
  document_type: string | null;
  by: AdminRef | null;
  reason: string | null;
};
export type Security = {
  two_factor: boolean;
  password_changed_at: string | null;
  password_change_required: boolean;
  failed_logins: number;
  last_failed_login_at: string | null;
  lock_after: number;
  locked_until: string | null;
  api_tokens: number;
  allowed_ips: string[];
};
export type ActivitySummary = {
  completed_orders: number;
  total_spent: Money[];
  last_order_at: string | null;
  pending_payouts: Money[];
  active_sessions: number;
  recent_logins: Login[];
};
export type Login = {
  at: string;
  success: boolean;
  ip: string | null;
  location: string | null;
  device: string | null;
  new_country: boolean;
};
export type Partner = {
  partner_id: string;
  referral_code: string;
  sponsor: UserRef | null;
  status: string;
  rank: string;
  highest_rank: string;
  rank_history: RankChange[];
  direct_referrals: number;
  network_size: number;
  available: Money;
  pending: Money;
  total_earned: Money;
};
export type RankChange = {
  at: string;
  rank: string;
};
export type UserRef = {
  user_id: string;
  name: string;
};
export type UserFlag = {
  flag: Flag;
  since: string;
  by: AdminRef | null;
  reason: string | null;
};
export type UserCounts = {
  orders: number;
  notes: number;
  sessions: number;
};
export type FilterKind = 'flag' | 'many' | 'instant' | 'number' | 'text';
export type FilterSource = 'users' | 'learning';
export type OrderStatus = 'pending' | 'paid' | 'shipped' | 'completed' | 'cancelled' | 'refunded';
export type ActivityType = 'LOGIN' | 'LOGIN_FAILED' | 'LOGOUT' | 'PASSWORD_CHANGED' | 'EMAIL_CHANGED' | 'PROFILE_UPDATED' | 'ORDER_PLACED' | 'ORDER_CANCELLED' | 'KYC_SUBMITTED' | 'PAYOUT_REQUESTED';
export type NoteCategory = 'support' | 'compliance' | 'finance' | 'general';
export type NotePriority = 'low' | 'normal' | 'high';
export type Order = {
  order_id: string;
  number: string;
  at: string;
  status: OrderStatus;
  total: Money;
  items: OrderItem[];
};
export type OrderItem = {
  title: string;
  quantity: number;
  price: Money;
};
export type ActivityEvent = {
  id: string;
  at: string;
  event_type: ActivityType;
  success: boolean;
  ip: string | null;
  user_agent: string | null;
  location: string | null;
  details: Fact[];
};
export type ActivityQuery = {
  after: string | null;
  before: string | null;
  types: ActivityType[];
  ip: string | null;
  success: boolean | null;
  cursor: string | null;
  limit: number | null;
};
export type UserSession = {
  session_id: string;
  device: string | null;
  os: string | null;
  browser: string | null;
  ip: string | null;
  location: string | null;
  new_country: boolean;
  created_at: string;
  last_activity_at: string;
  active: boolean;
};
export type UserRow = {
  user_id: string;
  numeric_id: string;
  unique_id: string | null;
  name: string;
  email: string | null;
  email_verified: boolean;
  phone: string | null;
  phone_extension: string | null;
  phone_verified: boolean;
  username: string | null;
  has_avatar: boolean;
  status: UserStatus;
  active: boolean;
  user_types: UserType[];
  account_type: AccountType | null;
  roles: string[];
  groups: string[];
  kyc_status: KycStatus;
  partner: boolean;
  flags: Flag[];
  company: string | null;
  country: string | null;
  credit_balance: string;
  registered_at: string;
  last_login_at: string | null;
  last_activity_at: string | null;
};
export type Total = {
  count: number;
  as_of: string;
};
export type SkippedFilter = {
  filter: FilterId;
  reason: string;
};
export type UserPage = {
  items: UserRow[];
  total: Total;
  offset: number | null;
  next_cursor: string | null;
  previous_cursor: string | null;
  skipped_filters: SkippedFilter[];
  took_ms: number;
};
export type FilterValues = {
  filter: FilterId;
  values: LabelledValue[];
};
export type LabelledValue = {
  value: string;
  label: string;
};
export type SelectRequest = {
  user_ids: string[];
};
export type Selection = {
  selection_id: string;
  count: number;
  expires_at: string;
};
export type UserStats = {
  as_of: string;
  total: number;
  by_status: StatusCount[];
  email_verified: number;
  phone_verified: number;
  pending_approval: number;
  kyc_expiring_7_days: number;
  registered_today: number;
  test_users_left_out: number;
  registrations: DayCount[];
  registrations_before: DayCount[];
};
export type StatusCount = {
  status: UserStatus;
  count: number;
};
export type DayCount = {
  day: string;
  count: number;
};
export type SortKey = 'registered' | 'last_activity' | 'last_login' | 'name' | 'email' | 'status' | 'credit_balance';
export type UserSelector = {
  search: string | null;
  filters: Partial<{ [key in FilterId]: string }>;
  selection: string | null;
};
export type UserListQuery = {
  selector: UserSelector;
  sort: string | null;
  limit: number | null;
  cursor: string | null;
  offset: number | null;
};
export type ExportQuery = {
  selector: UserSelector;
  sort: string | null;
  fields: string | null;
  guard: boolean | null;
  purpose: string | null;
  include_test_users: boolean | null;
};
export type FieldValuesQuery = {
  field: FilterId | null;
  prefix: string | null;
  cursor: string | null;
  limit: number | null;
};
export type UserStatus = 'active' | 'inactive' | 'suspended' | 'pending_verification' | 'deleted';
export type KycStatus = 'not_started' | 'pending' | 'approved' | 'rejected' | 'expired';
export type UserType = 'admin' | 'instructor' | 'learner';
export type AccountType = 'enterprise' | 'merchant';
export type AuthMethod = 'email' | 'phone' | 'oauth';
export type OauthProvider = 'google' | 'facebook' | 'github' | 'apple';
export type Flag = 'vip' | 'watch' | 'risk' | 'verified' | 'test' | 'partner_priority';
export type Gender = 'female' | 'male' | 'other' | 'undisclosed';
export type Continent = 'africa' | 'antarctica' | 'asia' | 'europe' | 'north_america' | 'oceania' | 'south_america';
export type EnrolmentStatus = 'active' | 'completed' | 'cancelled' | 'expired' | 'suspended';
export type Money = {
  amount: string;
  currency: string;
};
export type Paging = {
  cursor: string | null;
  limit: number | null;
};
export type Page<T> = {
  items: T[];
  next_cursor: string | null;
};
export type Column = 'user_id' | 'email' | 'name' | 'phone' | 'phone_extension' | 'status' | 'active' | 'registered' | 'last_login' | 'last_activity' | 'email_verified' | 'kyc_status' | 'kyc_verified' | 'partner' | 'partner_rank' | 'referral_code' | 'numeric_id' | 'unique_id' | 'username' | 'user_type' | 'account_type' | 'roles' | 'groups' | 'flags' | 'company' | 'country' | 'city' | 'timezone' | 'locale' | 'date_of_birth' | 'gender' | 'address' | 'designation' | 'expertise' | 'bio' | 'credit_balance';
export type FilterId = 'email' | 'email_is' | 'user_id' | 'phone' | 'name' | 'referral_code' | 'numeric_id' | 'unique_id' | 'username' | 'company' | 'status' | 'created_after' | 'created_before' | 'created_in_last_days' | 'last_login_after' | 'last_login_before' | 'active_in_last_days' | 'inactive_for_days' | 'kyc_status' | 'partner' | 'email_verified' | 'phone_verified' | 'user_type' | 'auth_method' | 'has_oauth' | 'oauth_provider' | 'has_password' | 'roles' | 'groups' | 'account_type' | 'is_staff' | 'is_company_user' | 'profile_complete' | 'has_avatar' | 'has_bio' | 'has_location' | 'country' | 'city' | 'state' | 'continent' | 'timezone' | 'locale' | 'gender' | 'designation' | 'expertise' | 'age_min' | 'age_max' | 'is_locked' | 'failed_login_attempts_min' | 'failed_login_attempts_max' | 'flags' | 'teams' | 'has_enrollments' | 'enrollment_status' | 'enrolled_program_type' | 'enrolled_program_ids' | 'progress_min' | 'progress_max' | 'total_time_spent_min' | 'last_learning_activity_after';
export type ActionFate =
  | { state: 'unknown' }
  | { state: 'in_progress' }
  | { state: 'done'; outcome: ActionOutcome }
  | { state: 'refused'; problem: Problem };
export type TimelineEntry =
  | { kind: 'note'; id: string; at: string; by: AdminRef | null; text: string; category: NoteCategory; priority: NotePriority; roles: string[] }
  | { kind: 'flag_added' | 'flag_removed'; id: string; at: string; by: AdminRef | null; flag: Flag; reason: string | null };

export type ConsoleErrorCode =
  | ProblemCode
  | 'unreachable' | 'timed_out' | 'tls_failed' | 'not_https' | 'not_a_platform' | 'answer_too_large' | 'answer_invalid'
  | 'version_unsupported' | 'keychain_missing' | 'keychain_locked' | 'store_broken' | 'console_locked' | 'not_connected'
  | 'outcome_unknown' | 'disk_full' | 'file_exists' | 'file_failed' | 'folder_missing' | 'export_cancelled';
export type ConsoleError = {
  code: ConsoleErrorCode;
  message: string;
  remedy: string | null;
  fields: FieldError[];
  requestId: string | null;
  permission: Permission | null;
  retryAfter: number | null;
  attemptsLeft: number | null;
};
export type KeychainState = 'ready' | 'missing' | 'locked' | 'declined';
export type ConsoleState = { keychain: KeychainState; locked: boolean; connections: Connection[]; lastConnection: string | null; version: string };
export type ConnectionKind = 'built_in' | 'server';
export type Connection = { id: string; name: string; kind: ConnectionKind; url: string | null; environment: Environment | null; account: string | null; signedIn: boolean };
export type Certificate = { issuer: string; validUntil: string; fingerprint: string };
export type ServerProbe = { url: string; meta: Meta; answeredInMs: number; certificate: Certificate | null };
export type DemoAccount = { email: string; password: string };
export type OpenConnection = { connection: Connection; meta: Meta; me: Me | null; demo: DemoAccount | null };
export type SignInNext = { next: SecondFactorStep };
export type EnrolmentView = { secret: string; uri: string; qrSvg: string };
export type Enrolled = { me: Me; recoveryCodes: string[] };
export type FoundUser = { userId: string; name: string; email: string | null };
export type ActionKind = 'suspend' | 'reactivate';
export type PreparedAction = { actionId: string; action: ActionKind; userId: string; userName: string; userEmail: string | null; digest: string; environment: Environment; platform: string; suspend: SuspendRequest | null; reactivate: ReactivateRequest | null };
export type OpenAction = { prepared: PreparedAction; sentAt: string };
export type ExportDefaults = { folder: string; fileName: string; freeBytes: number };
export type ExportRequest = { query: ExportQuery; userIds: string[] | null; folder: string; fileName: string; code: string | null; scopeLabel: string };
export type ExportRunState = 'running' | 'finished' | 'cancelled' | 'failed';
export type ExportStatus = { id: string; connection: string; path: string; fileName: string; state: ExportRunState; rows: number; totalRows: number | null; bytes: number; rowsPerSecond: number; startedAt: string; finishedAt: string | null; sha256: string | null; verified: boolean; audit: AuditRef | null; error: ConsoleError | null; query: ExportQuery; scopeLabel: string };
export type ExportPreview = { header: string[]; rows: string[][]; guardedCells: number };
export type SavedView = { id: string; name: string; selector: UserSelector; sort: string | null; columns: Column[] | null };
export type ColumnPreference = { column: Column; width: number | null; shown: boolean };
export type Density = 'compact' | 'comfortable';
export type Preferences = { columns: ColumnPreference[] | null; density: Density; sort: string | null; peekOpen: boolean; peekWidth: number; sidebar: 'full' | 'rail' };
export type Settings = { colorScheme: 'auto' | 'light' | 'dark'; singleLetterKeys: boolean; lockAfterMinutes: number; timeZone: string | null };
export type ConsoleLocked = Record<string, never>;
export type SessionEnded = { connection: string; reason: string };
export type ConnectionChanged = { connection: string; online: boolean; since: string };
export type DeepLink = { target: 'user' | 'view'; value: string };
