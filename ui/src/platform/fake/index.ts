import { emit } from '@tauri-apps/api/event';
import { mockIPC, mockWindows } from '@tauri-apps/api/mocks';
import { ConsoleError } from '@/api/ConsoleError';
import { answerOperation, type FakeOperations } from '@/test/operations';
import { actionAnswers, actionOperations } from './actions';
import { approvalOperations } from './approvals';
import { auditOperations } from './auditLog';
import { evidence } from './evidence';
import { exportAnswers } from './exports';
import { gates } from './gates';
import { outboxOperations } from './outbox';
import { figures, people } from './people';
import { settingsAnswers } from './settings';
import { user } from './user';
import { users } from './users';

/** Answers of one area: by the command's name on the wire. A thrown object is a refusal. */
export type FakeAnswers = Record<string, (args: Record<string, unknown>) => unknown>;

// Every area adds its own file here. Only `--mode fake` builds have any of this.
const operations: FakeOperations = {
  ...figures,
  ...users,
  ...user,
  ...evidence,
  ...actionOperations,
  ...approvalOperations,
  ...auditOperations,
  ...outboxOperations,
};
const answers: FakeAnswers = {
  ...gates,
  ...settingsAnswers,
  ...people,
  ...actionAnswers,
  ...exportAnswers,
  read_operation: ({ operation, ...parts }) => answerOperation(operations, String(operation), parts),
};

/** Puts invented answers in the place of the shell, to look at the screens in a browser. */
export function installFake() {
  mockWindows('main');
  mockIPC(
    async (command, args) => {
      if (command.startsWith('plugin:window')) return null;
      const answer = answers[command];
      if (!answer) throw new Error(`no fake answer for ${command}`);
      try {
        return await answer((args ?? {}) as Record<string, unknown>);
      } catch (error) {
        // On the wire a refusal is an object like any other.
        throw error instanceof ConsoleError ? { ...error, message: error.message } : error;
      }
    },
    { shouldMockEvents: true },
  );
  // For the console of the browser: emit('console-locked', {}).
  Object.assign(window, { emit });
}
