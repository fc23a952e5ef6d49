import { deleteAccountRequest } from '../../contract/callables.ts';
import { deleteAccount as remove } from '../../workflows/delete-account.ts';
import { defineCallable } from './define-callable.ts';

export const deleteAccount = defineCallable({
  name: 'deleteAccount',
  schema: deleteAccountRequest,
  limit: 'change',
  asksAuth: true,
  wantsRecentSignIn: true,
  answer: ({ ports }, { caller, request }) => remove(ports, caller, request.confirm),
});
